/// Active power in whole milliwatts (0.000001 kW), such as a measured maximum demand.
package struct Power: Hashable, Comparable, Sendable {
  package var milliwatts: Int64

  package static let zero = Power(milliwatts: 0)
  package static let kilowattDecimals = 6

  package init(milliwatts: Int64) { self.milliwatts = milliwatts }

  /// `nil` where the number has digits below one milliwatt or does not fit.
  package init?(kilowatts: ExactDecimal) {
    guard let digits = kilowatts.digits(withDecimals: Self.kilowattDecimals) else { return nil }
    milliwatts = digits
  }

  package static func < (a: Power, b: Power) -> Bool { a.milliwatts < b.milliwatts }
  package static func - (a: Power, b: Power) -> Power {
    Power(milliwatts: a.milliwatts - b.milliwatts)
  }
  package static func + (a: Power, b: Power) -> Power {
    Power(milliwatts: a.milliwatts + b.milliwatts)
  }
}

extension Power: CustomStringConvertible {
  /// In kW, exact, without zeros behind the last digit that counts.
  package var description: String {
    ExactDecimal.shortText(digits: Int128(milliwatts), decimals: Self.kilowattDecimals, atLeast: 0)
  }
}
