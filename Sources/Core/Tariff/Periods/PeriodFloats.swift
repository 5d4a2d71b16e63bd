package import Units

/// What the periods' prices are of a base price (上下浮动).
package struct PeriodFloats: Hashable, Sendable {
  /// A floated price is rounded half up to so many decimals of a yuan, 0…8.
  package let decimals: Int
  /// There for each period of the calendar.
  package let seasons: BySeason<ByPeriod<Step?>>

  package struct Step: Hashable, Sendable {
    /// The period whose price is changed; `nil`: the base price.
    package let of: Period?
    package let change: Change
  }

  package enum Change: Hashable, Sendable {
    case times(Ratio)
    case plus(EnergyPrice)
  }

  /// The prices of the periods in a month, from a base price.
  ///
  /// A step may build on another period's price, which is rounded before; the reader of tariff
  /// files has seen to it that no steps build on each other in a ring.
  func prices(of base: EnergyPrice, month: Int) -> ByPeriod<EnergyPrice?> {
    let steps = seasons[month: month]
    var prices = ByPeriod<EnergyPrice?>(repeating: nil)
    for period in Period.allCases where steps[period] != nil {
      prices[period] = price(of: period, base: base, steps: steps, depth: 0)
    }
    return prices
  }

  private func price(
    of period: Period, base: EnergyPrice, steps: ByPeriod<Step?>, depth: Int
  ) -> EnergyPrice {
    guard let step = steps[period], depth < Period.allCases.count else { return base }
    let start =
      step.of.map { price(of: $0, base: base, steps: steps, depth: depth + 1) } ?? base
    switch step.change {
    case .plus(let offset):
      return rounded(
        Int128(start.units) + Int128(offset.units), decimals: EnergyPrice.decimals)
    case .times(let ratio):
      return rounded(
        Int128(start.units) * Int128(ratio.units), decimals: EnergyPrice.decimals + Ratio.decimals)
    }
  }

  /// A price that steps on steps make larger is cut here; no file with one is in order.
  private static let mostUnits: Int128 = 100_000_000_000_000_000

  private func rounded(_ digits: Int128, decimals have: Int) -> EnergyPrice {
    var step: Int128 = 1
    for _ in decimals..<have { step *= 10 }
    var size = Int128((digits.magnitude + step.magnitude / 2) / step.magnitude)
    for _ in decimals..<EnergyPrice.decimals { size *= 10 }
    size = min(size, Self.mostUnits)
    return EnergyPrice(units: Int64(digits < 0 ? -size : size))
  }
}
