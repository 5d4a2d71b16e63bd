import Units

/// The energy of a bill, cut by tier, by period, and by both.
struct EnergyShares {
  typealias PeriodEnergy = (period: Period, energy: Energy)

  /// Every period of the plan, in order; empty for a plan without.
  let periods: [PeriodEnergy]
  let total: Energy
  /// The highest energy of every tier but the last.
  let bounds: [Energy]
  /// One for every tier; they add up to `total`.
  let tierQuantities: [Energy]

  init(periods: [PeriodEnergy], total: Energy, before: Energy, bounds: [Energy]) {
    self.periods = periods
    self.total = total
    self.bounds = bounds
    let after = before + total
    var floor = before
    tierQuantities =
      bounds.map { bound in
        let top = min(max(bound, floor), after)
        defer { floor = top }
        return top - floor
      } + [after - floor]
  }

  /// Every tier's quantity, shared out to the periods in proportion to what each has left
  /// (按比例分摊). Exact to one milliwatt-hour: both ways the shares add up to what was cut.
  var tierQuantitiesByPeriod: [[PeriodEnergy]] {
    var left = periods.map(\.energy.milliwattHours)
    return tierQuantities.map { quantity in
      let shares = Self.apportion(quantity.milliwattHours, over: left)
      for (index, share) in shares.enumerated() { left[index] -= share }
      return zip(periods, shares).map { ($0.period, Energy(milliwattHours: $1)) }
    }
  }

  /// Whole parts of `quantity` in proportion to `weights`, whose sum it does not exceed; what the
  /// division leaves goes to the largest remainders, so no part exceeds its weight.
  private static func apportion(_ quantity: Int64, over weights: [Int64]) -> [Int64] {
    let sum = Int128(weights.reduce(0, +))
    guard sum > 0 else { return weights.map { _ in 0 } }
    let products = weights.map { Int128(quantity) * Int128($0) }
    var parts = products.map { Int64($0 / sum) }
    let missing = Int(quantity - parts.reduce(0, +))
    let byRemainder = products.indices.sorted {
      (products[$1] % sum, $0) < (products[$0] % sum, $1)
    }
    for index in byRemainder.prefix(missing) { parts[index] += 1 }
    return parts
  }
}
