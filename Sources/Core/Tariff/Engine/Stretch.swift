import Units

/// Days of a bill in which nothing changes that prices or tiers depend on.
struct Stretch {
  let from: CivilDate
  /// Not included.
  let to: CivilDate
  /// Its place in the bill's versions in force.
  let inForce: Int
  /// Its place in the bill's tier windows.
  let window: Int
  /// The highest energy of each tier but the last; none without tiers, or where nothing counts.
  let bounds: [Energy]
  /// Whether its energy is in tier 1 and not counted.
  let isUncounted: Bool

  var dayCount: Int { to.daysSince1970 - from.daysSince1970 }

  /// The calendar months that it touches.
  var months: Months {
    let last = to.adding(days: -1)
    let count = (last.year - from.year) * Months.perYear + last.month - from.month
    return Months((0...count).lazy.map { (from.month - 1 + $0) % Months.perYear + 1 })
  }
}
