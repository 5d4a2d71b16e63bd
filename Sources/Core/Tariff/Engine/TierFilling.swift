import Units

/// Fills the tiers of each window with the energy of its stretches, in order of time.
struct TierFilling {
  let usage: Usage
  let timeline: Timeline

  func fill(_ energies: [StretchEnergy]) throws(BillError) -> [StretchShares] {
    var result: [StretchShares] = []
    result.reserveCapacity(energies.count)
    var running = usage.before
    var lastWindow = 0
    for (stretch, energy) in zip(timeline.stretches, energies) {
      if stretch.window != lastWindow {
        running = .zero
        lastWindow = stretch.window
      }
      let part = timeline.inForce[stretch.inForce]
      let shares = EnergyShares(
        energy: energy, periods: part.version.periods, before: running, bounds: stretch.bounds,
        inOrder: try ordered(stretch, part.version, energy, before: running))
      let rule = part.version.tiers?.largeHousehold
      let persons = usage.household.persons
      result.append(
        StretchShares(
          stretch: stretch, part: part, window: timeline.windows[stretch.window], shares: shares,
          before: stretch.window == 0 ? usage.before : .zero,
          largeHousehold: rule.flatMap {
            $0.factor(persons: persons) > 0 ? $0.personCount : nil
          }, months: stretch.months))
      if !stretch.isUncounted { running += energy.total }
    }
    return result
  }

  /// Each tier's energy by period in the order of use, where the tariff asks for that and it
  /// makes a difference.
  private func ordered(
    _ stretch: Stretch, _ version: TariffVersion, _ energy: StretchEnergy, before: Energy
  ) throws(BillError) -> [ByPeriod<Energy>]? {
    guard version.tiers?.split == .inOrder, let calendar = version.calendar,
      stretch.bounds.contains(where: { before < $0 && $0 < before + energy.total })
    else { return nil }
    guard case .halfHours(let values) = usage.energy else { throw .halfHoursNeeded }
    var ordered: [(Period, Energy)] = []
    var next = (stretch.from.daysSince1970 - usage.from.daysSince1970) * DaySchedule.slotCount
    for index in 0..<stretch.dayCount {
      let schedule = try calendar.schedule(
        on: stretch.from.adding(days: index), triggered: usage.triggered)
      for period in schedule.slots {
        ordered.append((period, values[next]))
        next += 1
      }
    }
    ordered = FreeEnergyRelief.scaled(ordered, to: energy)
    return EnergyShares.inOrder(ordered, before: before, bounds: stretch.bounds)
  }
}
