package import Units

/// How a bill is adjusted by the power factor (力调电费, (83)水电财字215号).
package struct PowerFactorRule: Hashable, Sendable {
  package let standard: Standard
  /// The best adjustment instead of the table's, such as -1.00 % for 0.85 (sources disagree).
  package let best: Ratio?
  package let form: Form

  package enum Standard: String, CaseIterable, Hashable, Sendable {
    case of090 = "0.90"
    case of085 = "0.85"
    case of080 = "0.80"
  }

  package enum Form: String, CaseIterable, Hashable, Sendable {
    /// Every line that takes part is adjusted and rounded by itself.
    case byLine = "line"
    /// The sum of those lines is adjusted once.
    case bySum = "sum"
  }
}
