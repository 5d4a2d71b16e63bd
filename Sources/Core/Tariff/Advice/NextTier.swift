package import Units

/// How far it is to the next tier, from the end of a bill's time.
package struct NextTier: Hashable, Sendable {
  /// From 1.
  package let tier: Int
  /// What the tier window holds.
  package let used: Energy
  /// What is left of the tier, and its bound; `nil` in the last tier.
  package let left: Energy?
  package let bound: Energy?
  /// Whether the bill's last month counts for no tier.
  package let isUncounted: Bool
  /// Whether the window ends with the bill, so that the count begins anew.
  package let isWindowOver: Bool
  package let prices: [Price]
  package let pace: Pace?

  /// What a kilowatt-hour costs now, and in the next tier, by the price table.
  package struct Price: Hashable, Sendable {
    package let period: Period?
    package let now: EnergyPrice
    /// `nil` in the last tier.
    package let next: EnergyPrice?
  }

  /// What comes if the days go on as in the bill, while the window lasts.
  package struct Pace: Hashable, Sendable {
    /// The day on which the next tier is entered; `nil`: not before the window ends.
    package let reachedOn: CivilDate?
    /// The first day of the next window.
    package let windowEnd: CivilDate
    /// What the window will hold at its end, cut off to whole milliwatt-hours.
    package let usedThen: Energy
  }

  /// `nil` for a tariff that has no tiers on the bill's last day.
  package init?(plan: TariffPlan, usage: Usage, shelf: TariffShelf?) throws(BillError) {
    let position = try TierPosition(plan: plan, usage: usage, shelf: shelf)
    guard let scheme = position.part.version.tiers else { return nil }
    tier = position.tier
    used = position.count
    left = position.left
    bound = left.map { $0 + position.count }
    isUncounted = position.isUncounted
    isWindowOver = position.windowEnd.map { $0 <= usage.to } ?? false
    let month = usage.to.adding(days: -1).month
    prices = position.periods(of: usage).map { period in
      Price(
        period: period, now: position.price(tier: position.tier, period: period, month: month),
        next: position.left.map { _ in
          position.price(tier: position.tier + 1, period: period, month: month)
        })
    }
    pace = Self.pace(position, usage, uncounted: scheme.uncountedMonths)
  }

  /// `usage.total` / `usage.dayCount` a day; days of months that do not count are passed over.
  private static func pace(
    _ position: TierPosition, _ usage: Usage, uncounted: Months
  ) -> Pace? {
    guard let end = position.windowEnd, end > usage.to, let left = position.left else { return nil }
    let total = Int128(usage.total.milliwattHours)
    let days = Int128(usage.dayCount)
    var counted: Int128 = 0
    var reached: CivilDate?
    var day = usage.to
    while day < end {
      if !uncounted.contains(day.month) { counted += 1 }
      if reached == nil, total * counted > Int128(left.milliwattHours) * days { reached = day }
      day = day.adding(days: 1)
    }
    let more = Energy(milliwattHours: Int64(total * counted / days))
    return Pace(reachedOn: reached, windowEnd: end, usedThen: position.count + more)
  }
}
