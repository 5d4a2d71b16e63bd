/// A number without a unit in whole 1e-8: 1.7 is 170 000 000 units, -0.75 % is -750 000.
package struct Ratio: Hashable, Comparable, Sendable {
  package var units: Int64

  package static let one = Ratio(units: 100_000_000)
  package static let zero = Ratio(units: 0)
  /// Decimals that one unit is.
  package static let decimals = 8

  package init(units: Int64) { self.units = units }

  /// `nil` where the number has digits below one unit or does not fit.
  package init?(_ number: ExactDecimal) {
    guard let digits = number.digits(withDecimals: Self.decimals) else { return nil }
    units = digits
  }

  /// This part of a number, rounded half up to a whole one; neither is below zero.
  package func part(of number: Int64) -> Int128 {
    let one = Int128(Self.one.units)
    return (Int128(number) * Int128(units) + one / 2) / one
  }

  package static func < (a: Ratio, b: Ratio) -> Bool { a.units < b.units }

  /// "-0.75%".
  package var percent: String {
    ExactDecimal.shortText(digits: Int128(units), decimals: Self.decimals - 2, atLeast: 0) + "%"
  }
}

extension Ratio: CustomStringConvertible {
  /// Without zeros behind the last digit that counts: "1.7", "-0.0075".
  package var description: String {
    ExactDecimal.shortText(digits: Int128(units), decimals: Self.decimals, atLeast: 0)
  }
}

extension Money {
  /// Rounded half up to one unit of money (1e-14 yuan); of a negative amount the size.
  package static func * (money: Money, ratio: Ratio) -> Money {
    money.scaled(by: Int128(ratio.units), over: Int128(Ratio.one.units))
  }

  /// `self` x `numerator` / `denominator`, rounded half up to one unit of money by its size.
  ///
  /// `denominator` is above zero; the product must fit 127 bits.
  package func scaled(by numerator: Int128, over denominator: Int128) -> Money {
    precondition(denominator > 0, "a share of nothing")
    let product = units * numerator
    let size = (product.magnitude + denominator.magnitude / 2) / denominator.magnitude
    return Money(units: product < 0 ? -Int128(size) : Int128(size))
  }
}
