package import Units

/// How the energy of a window is cut into tiers (阶梯).
///
/// A bound belongs to the lower tier; only the energy above it pays the higher price.
package struct TierScheme: Hashable, Sendable {
  package let window: Window
  /// The highest energy of each tier but the last, ascending, for a month or for a tier year.
  package let bounds: BySeason<[Energy]>
  /// Which day of a bill's month says which season's bounds the month has.
  package let seasonDay: SeasonDay
  /// Months whose energy is all in tier 1 and is not counted.
  package let uncountedMonths: Months
  package let split: SplitRule
  /// More room for large households; `nil` where there is none, or nothing is known of it.
  package let largeHousehold: LargeHousehold?

  /// Over which time the energy is counted.
  package enum Window: Hashable, Sendable {
    /// Each month, from the bill's first day on.
    case month
    /// Two months, from the bill's first day on (双月抄表): the bounds of both hold, also for a
    /// bill of one; what the other had is `before`.
    case twoMonths
    /// The whole bill; its bounds grow with the months it has begun.
    case cycle
    case year(TierYear)
  }

  /// How many months one window has, where it has months.
  var windowMonthCount: Int? {
    switch window {
    case .month: 1
    case .twoMonths: 2
    case .cycle, .year: nil
    }
  }

  package enum SeasonDay: String, CaseIterable, Hashable, Sendable {
    case lastDay, firstDay
  }

  /// How the energy of a tier is shared among periods whose adders differ. No notice says.
  package enum SplitRule: String, CaseIterable, Hashable, Sendable {
    /// In proportion to the periods' energies (按比例分摊).
    case proportional = "proRata"
    /// As the energy was used in time, which half-hour values tell.
    case inOrder
  }

  package struct LargeHousehold: Hashable, Sendable {
    package let personCount: Int
    /// What each bound grows by in every month; as many as there are bounds.
    package let addedPerMonth: [Energy]
    /// Whether every person above `personCount` adds as much once more.
    package let countsEachFurther: Bool

    /// How often the bounds grow for a household: 0 where it is not large.
    func factor(persons: Int) -> Int {
      guard persons >= personCount else { return 0 }
      return countsEachFurther ? persons - personCount + 1 : 1
    }
  }

  package var tierCount: Int { bounds.seasons[0].value.count + 1 }
}
