package import Units

/// What one unit of a quantity costs.
package enum UnitPrice: Hashable, Sendable {
  case energy(EnergyPrice)
  /// For a kW or kVA and a whole month.
  case power(PowerPrice)
  case money(Money)
  /// Of the quantity's own money.
  case ratio(Ratio)
}

extension UnitPrice: CustomStringConvertible {
  /// In yuan (a ratio without unit), exact.
  package var description: String {
    switch self {
    case .energy(let price): "\(price)"
    case .power(let price): "\(price)"
    case .money(let money): money.yuan()
    case .ratio(let ratio): "\(ratio)"
    }
  }
}
