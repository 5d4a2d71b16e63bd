import Units

extension Ratio {
  /// `part` / `whole` rounded half up to 0.01 % by its size; `nil` where `whole` is zero.
  ///
  /// `part` must not be more than ten thousand times `whole`: beyond that there is none either.
  static func share(_ part: Int128, of whole: Int128) -> Ratio? {
    let base = whole.magnitude
    guard base > 0, part.magnitude / base < 10_000 else { return nil }
    let tenThousandths = quotient(part.magnitude, 10_000, by: base)
    let units = Int64(tenThousandths) * (Ratio.one.units / 10_000)
    return Ratio(units: (part < 0) == (whole < 0) ? units : -units)
  }

  static func share(_ part: Money, of whole: Money) -> Ratio? { share(part.units, of: whole.units) }

  static func share(_ part: Energy, of whole: Energy) -> Ratio? {
    share(Int128(part.milliwattHours), of: Int128(whole.milliwattHours))
  }

  /// `number` x `factor` / `divisor` rounded half up, without the product ever standing whole.
  private static func quotient(
    _ number: UInt128, _ factor: UInt128, by divisor: UInt128
  ) -> UInt128 {
    let whole = number / divisor * factor
    // Below the divisor, which money keeps far below 2^113; 10 000 are 14 bits.
    let rest = number % divisor * factor
    return whole + (rest + divisor / 2) / divisor
  }
}

extension Ratio {
  /// "-12.5" for -0.125.
  var percentNumber: String { String(percent.dropLast()) }
}
