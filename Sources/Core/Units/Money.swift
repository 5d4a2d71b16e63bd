/// An exact amount of yuan, as an integer of 1e-14 yuan: no product of a price and an energy needs
/// rounding.
package struct Money: Hashable, Comparable, Sendable {
  package var units: Int128

  package static let zero = Money(units: 0)
  /// Decimals of a yuan that one unit is: those of a price and of a kilowatt-hour together.
  package static let decimals = EnergyPrice.decimals + Energy.kilowattHourDecimals
  private static let unitsPerFen: Int128 = 1_000_000_000_000

  package init(units: Int128) { self.units = units }

  package init(fen: Int64) { units = Int128(fen) * Self.unitsPerFen }

  /// Rounded half up to a whole fen, as money is printed on a bill; of a negative amount the size.
  package func roundedToFen() -> Money {
    let half = Self.unitsPerFen / 2
    let fen = (units.magnitude + half.magnitude) / Self.unitsPerFen.magnitude
    let size = Int128(fen) * Self.unitsPerFen
    return Money(units: units < 0 ? -size : size)
  }

  package static func + (a: Money, b: Money) -> Money { Money(units: a.units + b.units) }
  package static func - (a: Money, b: Money) -> Money { Money(units: a.units - b.units) }
  package static func += (a: inout Money, b: Money) { a = a + b }
  package static func < (a: Money, b: Money) -> Bool { a.units < b.units }
}

extension Money {
  /// In yuan, exact: at least `decimals` digits behind the point, more where they are not zero.
  package func yuan(decimals: Int = 2) -> String {
    ExactDecimal.shortText(digits: units, decimals: Self.decimals, atLeast: decimals)
  }
}

extension Money: CustomStringConvertible {
  package var description: String { yuan() }
}
