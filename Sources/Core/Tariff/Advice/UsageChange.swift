import Units

/// The same usage but for one thing: what advice asks the engine about.
extension Usage {
  /// Without the switches to other tariffs, so that one plan bills all of it.
  func withoutSwitches() throws(BillError) -> Usage {
    switches.isEmpty ? self : try changed(switches: [])
  }

  /// Half hours added up to what the plan's bill depends on, so that many bills cost little time.
  ///
  /// The bill costs the same; the demand is kept, too, and does not grow with energy that is
  /// added. A plan that fills its tiers in the order of use needs the half hours.
  func condensed(for plan: TariffPlan, shelf: TariffShelf?) throws(BillError) -> Usage {
    guard case .halfHours = energy else { return self }
    let timeline = try Timeline(plan: plan, usage: self, shelf: shelf)
    guard !timeline.inForce.contains(where: { $0.version.tiers?.split == .inOrder }) else {
      return self
    }
    let energies = try StretchEnergy.all(of: self, in: timeline)
    let pieces = zip(timeline.stretches, energies).map { stretch, energy in
      let known = timeline.inForce[stretch.inForce].version.periods
      let sums = known.map { ($0, energy.periods[$0]) }
      return MeteredPiece(
        from: stretch.from, to: stretch.to,
        energy: known.isEmpty
          ? .total(energy.total) : .periods(Dictionary(uniqueKeysWithValues: sums)))
    }
    // With a maximum known the tariff might take another basis than it does now.
    var bases: Set<BasicCharge.Basis> = []
    for part in timeline.inForce {
      if let basis = try part.version.basicCharge?.basis(for: demand) { bases.insert(basis) }
    }
    guard bases.count <= 1 else { return self }
    return try changed(
      record: .metered(pieces),
      demand: demand.changed(
        maximum: demand.maximum.isEmpty ? monthMaxima : nil, basis: demand.basis ?? bases.first))
  }

  func changed(
    record: Record? = nil, before: Energy? = nil, household: Household? = nil,
    demand: Demand? = nil, switches: [Switch]? = nil
  ) throws(BillError) -> Usage {
    try Usage(
      from: from, to: to, record: record ?? energy, before: before ?? self.before,
      household: household ?? self.household, demand: demand ?? self.demand,
      triggered: triggered, switches: switches ?? self.switches)
  }

  /// With more energy in a period of the last day on which it is in force.
  ///
  /// What a meter counts between two readings has no day: there the last piece grows. `nil` where
  /// `period` is in force on no day of the last month.
  func adding(_ more: Energy, in period: Period?, last part: InForce) throws(BillError) -> Usage? {
    switch energy {
    case .metered(var pieces):
      guard let piece = pieces.popLast() else { return nil }
      pieces.append(
        MeteredPiece(
          from: piece.from, to: piece.to, energy: piece.energy.adding(more, in: period)))
      return try changed(record: .metered(pieces))
    case .halfHours(var values):
      guard let slot = try lastSlot(of: period, in: part) else { return nil }
      values[slot] += more
      return try changed(record: .halfHours(values))
    }
  }

  /// The latest half hour of the last calendar month in which `period` is in force.
  private func lastSlot(of period: Period?, in part: InForce) throws(BillError) -> Int? {
    guard let period, let calendar = part.version.calendar else {
      return dayCount * DaySchedule.slotCount - 1
    }
    let lastDay = to.adding(days: -1)
    for back in 0..<min(lastDay.day, part.to.daysSince1970 - part.from.daysSince1970) {
      let schedule = try calendar.schedule(on: lastDay.adding(days: -back), triggered: triggered)
      if let slot = schedule.slots.lastIndex(of: period) {
        return (dayCount - 1 - back) * DaySchedule.slotCount + slot
      }
    }
    return nil
  }
}

extension Usage.Amount {
  /// `nil` where that period is not told apart.
  subscript(period: Period) -> Energy? {
    if case .periods(let energies) = self { energies[period] } else { nil }
  }

  /// Without a period the energy goes where the amount has any.
  func adding(_ more: Energy, in period: Period?) -> Usage.Amount {
    switch self {
    case .total(let total): return .total(total + more)
    case .periods(var energies):
      let known = period ?? Period.allCases.first { energies[$0] != nil } ?? .flat
      energies[known, default: .zero] += more
      return .periods(energies)
    }
  }
}

extension Demand {
  func changed(
    contract: Power? = nil, maximum: [Power]? = nil, reactive: ReactiveEnergy? = nil,
    basis: BasicCharge.Basis? = nil
  ) -> Demand {
    Demand(
      capacity: capacity, contract: contract ?? self.contract, maximum: maximum ?? self.maximum,
      reactive: reactive ?? self.reactive, basis: basis ?? self.basis)
  }
}
