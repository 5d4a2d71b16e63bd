/// A price of power or capacity in whole 1e-8 yuan per kW (or kVA) and month.
package struct PowerPrice: Hashable, Comparable, Sendable {
  package var units: Int64

  package static let decimals = 8

  package init(units: Int64) { self.units = units }

  /// `nil` where the number has digits below one unit or does not fit.
  package init?(yuan: ExactDecimal) {
    guard let digits = yuan.digits(withDecimals: Self.decimals) else { return nil }
    units = digits
  }

  package static func < (a: PowerPrice, b: PowerPrice) -> Bool { a.units < b.units }

  /// Exact: a kilowatt is 1e6 milliwatts, a yuan 1e8 price units.
  package static func * (price: PowerPrice, power: Power) -> Money {
    Money(units: Int128(price.units) * Int128(power.milliwatts))
  }

  /// Exact, like power.
  package static func * (price: PowerPrice, capacity: ApparentPower) -> Money {
    Money(units: Int128(price.units) * Int128(capacity.millivoltAmperes))
  }
}

extension PowerPrice: CustomStringConvertible {
  /// In yuan, at least two digits behind the point: "23.00".
  package var description: String {
    ExactDecimal.shortText(digits: Int128(units), decimals: Self.decimals, atLeast: 2)
  }
}
