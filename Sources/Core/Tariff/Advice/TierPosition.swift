import Units

/// Where the end of a bill's time stands in its last tier window.
struct TierPosition {
  /// The version in force on the last day.
  let part: InForce
  /// What the window holds.
  let count: Energy
  /// None without tiers, or where nothing counts.
  let bounds: [Energy]
  let isUncounted: Bool
  /// The day on which the count, or its bounds, begin anew; `nil` where the next reading says.
  let windowEnd: CivilDate?

  init(plan: TariffPlan, usage: Usage, shelf: TariffShelf?) throws(BillError) {
    let timeline = try Timeline(plan: plan, usage: usage, shelf: shelf)
    let energies = try StretchEnergy.all(of: usage, in: timeline)
    let relief =
      usage.household.hasLowIncome
      ? FreeEnergyRelief(energies, timeline: timeline, months: BillMonth.all(of: usage)) : nil
    let shares = try TierFilling(usage: usage, timeline: timeline).fill(relief?.left ?? energies)
    part = timeline.inForce[timeline.inForce.count - 1]
    let window = timeline.windows.count - 1
    let own = shares.filter { $0.stretch.window == window && !$0.stretch.isUncounted }
    count = own.reduce(window == 0 ? usage.before : .zero) { $0 + $1.shares.energy.total }
    let last = timeline.stretches[timeline.stretches.count - 1]
    bounds = last.bounds
    isUncounted = last.isUncounted
    windowEnd = Self.end(of: timeline.windows[window], part.version, usage)
  }

  private static func end(
    of window: TierWindow, _ version: TariffVersion, _ usage: Usage
  ) -> CivilDate? {
    switch version.tiers?.window {
    case nil, .cycle: return nil
    case .month, .twoMonths: return usage.from.adding(months: window.months.upperBound)
    case .year(let year):
      let lastDay = usage.to.adding(days: -1)
      let end = year.start(atOrBefore: lastDay).adding(months: Months.perYear)
      let transition = year.transitions.first { $0.from <= lastDay && lastDay <= $0.to }
      return transition.map { min(end, $0.to.adding(days: 1)) } ?? end
    }
  }

  /// From 1: the tier of the next energy. A bound belongs to the tier below it, so that what
  /// comes after a full tier is in the next.
  var tier: Int { 1 + bounds.count { $0 <= count } }

  /// What the tier has left; `nil` in the last.
  var left: Energy? { tier <= bounds.count ? bounds[tier - 1] - count : nil }

  /// The periods that can be in force in the last month; `nil` alone for a tariff without.
  func periods(of usage: Usage) -> [Period?] {
    guard let calendar = part.version.calendar else { return [nil] }
    let month = usage.to.adding(days: -1).month
    return calendar.periods.filter { period in
      calendar.hours[month: month].slots.contains(period)
        || calendar.exceptions.contains { exception in
          exception.months.contains(month) && exception.slots.contains(period)
            && exception.trigger.map { !(usage.triggered[$0] ?? []).isEmpty } ?? true
        }
    }
  }

  /// What a kilowatt-hour of a tier and period costs by the price table, all components together.
  func price(tier: Int, period: Period?, month: Int) -> EnergyPrice {
    part.version.components.reduce(.zero) {
      $0 + $1.price[month: month].price(tier: tier, period: period)
    }
  }
}
