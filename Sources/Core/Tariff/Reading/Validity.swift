import Units

/// The days on which a version of a tariff is in force.
struct Validity {
  let from: CivilDate
  /// The last day; `nil` while no end is known.
  let to: CivilDate?

  /// Whether any day from `first` to `last`, both included, is one of them.
  func overlaps(_ first: CivilDate, _ last: CivilDate) -> Bool {
    last >= from && to.map { first <= $0 } ?? true
  }
}
