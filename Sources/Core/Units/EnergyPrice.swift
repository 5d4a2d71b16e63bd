/// A price of energy in whole 1e-8 yuan per kilowatt-hour.
package struct EnergyPrice: Hashable, Comparable, Sendable {
  package var units: Int64

  package static let zero = EnergyPrice(units: 0)
  /// Decimals of a yuan that one unit is; published prices have up to eight.
  package static let decimals = 8

  package init(units: Int64) { self.units = units }

  /// `nil` where the number has digits below one unit or does not fit.
  package init?(yuanPerKilowattHour: ExactDecimal) {
    guard let digits = yuanPerKilowattHour.digits(withDecimals: Self.decimals) else { return nil }
    units = digits
  }

  package static func - (a: EnergyPrice, b: EnergyPrice) -> EnergyPrice {
    EnergyPrice(units: a.units - b.units)
  }
  package static func + (a: EnergyPrice, b: EnergyPrice) -> EnergyPrice {
    EnergyPrice(units: a.units + b.units)
  }
  package static func < (a: EnergyPrice, b: EnergyPrice) -> Bool { a.units < b.units }

  /// Exact: a kilowatt-hour is 1e6 milliwatt-hours, a yuan 1e8 price units.
  package static func * (price: EnergyPrice, energy: Energy) -> Money {
    Money(units: Int128(price.units) * Int128(energy.milliwattHours))
  }
}

extension EnergyPrice: CustomStringConvertible {
  /// In yuan per kWh, at least two digits behind the point: "0.05", "0.00866875".
  package var description: String {
    ExactDecimal.shortText(digits: Int128(units), decimals: Self.decimals, atLeast: 2)
  }
}
