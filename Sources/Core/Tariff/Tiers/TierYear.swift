package import Units

/// A year in which tiers are counted.
package struct TierYear: Hashable, Sendable {
  /// Begins on this day of each year.
  package let startMonth: Int
  /// 1…28.
  package let startDay: Int
  package let partYear: PartYear
  package let transitions: [Transition]

  /// What bounds a customer has who came in the middle of the year.
  package enum PartYear: String, CaseIterable, Hashable, Sendable {
    /// A twelfth for every month begun.
    case months
    case whole
  }

  /// Other bounds between two days, both included: a notice came in mid-year.
  package struct Transition: Hashable, Sendable {
    package let from: CivilDate
    package let to: CivilDate
    package let bounds: [Energy]
  }

  /// The last beginning of a tier year that is not after `date`.
  package func start(atOrBefore date: CivilDate) -> CivilDate {
    let isBefore = (date.month, date.day) < (startMonth, startDay)
    return CivilDate(
      year: date.year - (isBefore ? 1 : 0), month: startMonth, day: startDay) ?? date
  }
}
