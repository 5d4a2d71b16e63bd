/// How a meter's type treats a customer's money.
package struct PrepaidSettings: Hashable, Sendable {
  /// Whether the meter itself opens its relay when the overdraft limit (04001003) is reached: the
  /// type whose account lies in the meter. Of the other type the company orders it.
  package var tripsByItself = false
  /// Whether the meter opens its relay once when the second alarm limit (04001002) is reached, to
  /// warn; the customer may close it at once.
  package var warnsByTrip = false
  /// When the ladder begins at its first step again.
  package var ladderPeriod = LadderPeriod.settlement

  package enum LadderPeriod: String, Hashable, Sendable {
    /// At the first settlement day (04000B01).
    case settlement
    /// At the first moment of the year.
    case year
  }

  package init() {}
}
