package import Units

/// How the energy of a window is cut into tiers (阶梯).
///
/// A bound belongs to the lower tier; only the energy above it pays the higher price. The seasons
/// of a scheme for months cover every month once; a scheme for years has a single season.
package struct TierScheme: Hashable, Sendable {
  package let window: Window
  package let seasons: [Season]
  /// More room for large households; `nil` where there is none, or nothing is known of it.
  package let largeHousehold: LargeHousehold?

  /// Over which time the energy is counted.
  package enum Window: Hashable, Sendable {
    case month
    /// Twelve months that begin on the first day of the month.
    case year(startMonth: Int)
  }

  package struct Season: Hashable, Sendable {
    /// 1…12.
    package let months: Set<Int>
    /// The highest energy of each tier but the last, ascending, for one month or one year.
    package let bounds: [Energy]
  }

  package struct LargeHousehold: Hashable, Sendable {
    package let personCount: Int
    /// What each bound grows by in every month; as many as there are bounds.
    package let addedPerMonth: [Energy]
  }

  package var tierCount: Int { seasons[0].bounds.count + 1 }

  package static let monthsPerYear = 12
}

extension TierScheme {
  /// The bounds that hold for a bill from `from` to `to` (not included).
  ///
  /// With a window of months the bill counts as many as it has begun, and their bounds add up; a
  /// month of the bill takes the bounds of the season in which its last day lies. With a window
  /// of a year the year's bounds hold, however long the bill is.
  package func bounds(from: CivilDate, to: CivilDate, persons: Int) -> [Energy] {
    let months = monthCount(from: from, to: to)
    var bounds = [Energy](repeating: .zero, count: tierCount - 1)
    switch window {
    case .year: bounds = seasons[0].bounds
    case .month:
      for index in 1...months {
        let lastDay = from.adding(months: index).adding(days: -1)
        for (tier, bound) in season(ofMonth: lastDay.month).bounds.enumerated() {
          bounds[tier] += bound
        }
      }
    }
    guard let rule = largeHousehold, persons >= rule.personCount else { return bounds }
    let factor = Int64(window == .month ? months : Self.monthsPerYear)
    return zip(bounds, rule.addedPerMonth).map { bound, added in
      bound + Energy(milliwattHours: added.milliwattHours * factor)
    }
  }

  /// Months that the bill has begun, at least one.
  package func monthCount(from: CivilDate, to: CivilDate) -> Int {
    (1...Usage.maximumMonthCount).first { from.adding(months: $0) >= to }
      ?? Usage.maximumMonthCount
  }

  /// The first day after `date` on which the window begins anew; `nil` for windows of months.
  func yearStart(after date: CivilDate) -> CivilDate? {
    guard case .year(let month) = window else { return nil }
    let year = date.month < month ? date.year : date.year + 1
    return CivilDate(year: year, month: month, day: 1)
  }

  private func season(ofMonth month: Int) -> Season {
    seasons.first { $0.months.contains(month) } ?? seasons[0]
  }
}
