package import Units

/// Energy that is used at another time of the same day, such as an air conditioner's at night.
package struct EnergyShift: Hashable, Sendable {
  package let energy: Energy
  package let from: Place
  package let to: Place

  package enum Place: Hashable, Sendable {
    case period(Period)
    /// Half hours from midnight, over midnight where `to` is below `from`.
    case hours(DaySchedule.Span)
  }

  package init(energy: Energy, from: Place, to: Place) {
    self.energy = energy
    self.from = from
    self.to = to
  }

  /// The usage with the energy moved; its total stays.
  ///
  /// Metered energy leaves each piece in proportion to what the piece holds. Of half hours each
  /// day gives in proportion to what it has, and gets as much, evenly over the hours moved to.
  func applied(
    to usage: Usage, plan: TariffPlan, shelf: TariffShelf?
  ) throws(AdviceError) -> Usage {
    guard energy >= .zero else { throw .shiftTooLarge(asked: energy, there: .zero) }
    switch usage.energy {
    case .metered(let pieces):
      guard case .period(let from) = from, case .period(let to) = to else {
        throw .hoursNotMetered
      }
      let moved = try moved(pieces, from, to)
      return try billing { () throws(BillError) in try usage.changed(record: .metered(moved)) }
    case .halfHours(let values):
      let days = try billing { () throws(BillError) in
        try DayPeriods.all(plan: plan, usage: usage, shelf: shelf)
      }
      let moved = try moved(values, days)
      return try billing { () throws(BillError) in try usage.changed(record: .halfHours(moved)) }
    }
  }

  private func moved(
    _ pieces: [MeteredPiece], _ from: Period, _ to: Period
  ) throws(AdviceError) -> [MeteredPiece] {
    for period in [from, to] {
      guard pieces.allSatisfy({ $0.energy[period] != nil }) else {
        throw .periodNotMetered(period)
      }
    }
    let there = pieces.map { $0.energy[from] ?? .zero }
    let sum = there.reduce(.zero, +)
    guard energy <= sum else { throw .shiftTooLarge(asked: energy, there: sum) }
    let parts = Apportionment.parts(of: energy, by: there.map(\.milliwattHours))
    return zip(pieces, parts).map { piece, part in
      let less = piece.energy.adding(Energy(milliwattHours: -part.milliwattHours), in: from)
      return MeteredPiece(from: piece.from, to: piece.to, energy: less.adding(part, in: to))
    }
  }

  private func moved(
    _ values: [Energy], _ days: [DayPeriods]
  ) throws(AdviceError) -> [Energy] {
    var weights = [Int64](repeating: 0, count: values.count)
    var targets: [[Int]] = []
    for (day, periods) in days.enumerated() {
      let start = day * DaySchedule.slotCount
      let slots = (0..<DaySchedule.slotCount)
      let target = slots.filter { to.holds($0, periods) }.map { start + $0 }
      targets.append(target)
      guard !target.isEmpty else { continue }
      for slot in slots where from.holds(slot, periods) {
        weights[start + slot] = values[start + slot].milliwattHours
      }
    }
    guard targets.contains(where: { !$0.isEmpty }) else { throw .nowhereToShift }
    let there = Energy(milliwattHours: weights.reduce(0, +))
    guard energy <= there else { throw .shiftTooLarge(asked: energy, there: there) }
    let parts = Apportionment.parts(of: energy, by: weights)
    var result = values
    for (day, target) in targets.enumerated() where !target.isEmpty {
      let start = day * DaySchedule.slotCount
      var sum = Energy.zero
      for slot in start..<start + DaySchedule.slotCount {
        result[slot] = result[slot] - parts[slot]
        sum += parts[slot]
      }
      let even = [Int64](repeating: 1, count: target.count)
      for (slot, part) in zip(target, Apportionment.parts(of: sum, by: even)) {
        result[slot] += part
      }
    }
    return result
  }
}

extension EnergyShift.Place {
  fileprivate func holds(_ slot: Int, _ day: DayPeriods) -> Bool {
    switch self {
    case .period(let period): day.schedule?.slots[slot] == period
    case .hours(let span): span.contains(slot)
    }
  }
}
