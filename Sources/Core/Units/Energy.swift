/// Electrical energy in whole milliwatt-hours (0.000001 kWh).
package struct Energy: Hashable, Comparable, Sendable {
  package var milliwattHours: Int64

  package static let zero = Energy(milliwattHours: 0)
  /// Decimals of a kilowatt-hour that one milliwatt-hour is.
  package static let kilowattHourDecimals = 6

  package init(milliwattHours: Int64) { self.milliwattHours = milliwattHours }

  /// `nil` where the number has digits below one milliwatt-hour or does not fit.
  package init?(kilowattHours: ExactDecimal) {
    guard let digits = kilowattHours.digits(withDecimals: Self.kilowattHourDecimals) else {
      return nil
    }
    milliwattHours = digits
  }

  /// In kWh with `decimals` digits behind the point, cut off (not rounded), as a register shows it.
  package func kilowattHours(decimals: Int = 2) -> ExactDecimal {
    var divisor: Int64 = 1
    for _ in decimals..<Self.kilowattHourDecimals { divisor *= 10 }
    return ExactDecimal(digits: milliwattHours / divisor, decimals: decimals)
  }

  package static func + (a: Energy, b: Energy) -> Energy {
    Energy(milliwattHours: a.milliwattHours + b.milliwattHours)
  }
  package static func - (a: Energy, b: Energy) -> Energy {
    Energy(milliwattHours: a.milliwattHours - b.milliwattHours)
  }
  package static func += (a: inout Energy, b: Energy) { a = a + b }
  package static func < (a: Energy, b: Energy) -> Bool { a.milliwattHours < b.milliwattHours }
}

extension Energy: CustomStringConvertible {
  /// In kWh, exact, without zeros behind the last digit that counts: "240", "202.67".
  package var description: String {
    ExactDecimal.shortText(
      digits: Int128(milliwattHours), decimals: Self.kilowattHourDecimals, atLeast: 0)
  }
}
