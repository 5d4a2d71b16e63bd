import Units

/// Whole parts of a quantity in proportion to weights; the parts add up to it exactly.
enum Apportionment {
  /// What the division leaves goes to the largest remainders, earlier ones first; where `quantity`
  /// is not above the sum of the weights, no part exceeds its weight.
  ///
  /// `quantity` and `weights` are not negative. All parts are zero where all weights are.
  static func parts(of quantity: Int64, by weights: [Int64]) -> [Int64] {
    let sum = weights.reduce(Int128(0)) { $0 + Int128($1) }
    guard sum > 0 else { return weights.map { _ in 0 } }
    let products = weights.map { Int128(quantity) * Int128($0) }
    var parts = products.map { Int64($0 / sum) }
    let missing = Int(quantity - parts.reduce(0, +))
    guard missing > 0 else { return parts }
    let byRemainder = products.indices.sorted {
      (products[$1] % sum, $0) < (products[$0] % sum, $1)
    }
    for index in byRemainder.prefix(missing) { parts[index] += 1 }
    return parts
  }

  static func parts(of energy: Energy, by weights: [Int64]) -> [Energy] {
    parts(of: energy.milliwattHours, by: weights).map(Energy.init(milliwattHours:))
  }
}
