package import Units

/// Who lives behind the meter.
package struct Household: Hashable, Sendable {
  package let persons: Int
  /// 低保、五保户: has free energy where the tariff gives some.
  package let hasLowIncome: Bool
  /// The day on which the account was opened, not after the bill's first; `nil`: before the tier
  /// year.
  package let since: CivilDate?

  static let personRange = 1...100

  package init(persons: Int = 1, hasLowIncome: Bool = false, since: CivilDate? = nil) {
    self.persons = persons
    self.hasLowIncome = hasLowIncome
    self.since = since
  }
}
