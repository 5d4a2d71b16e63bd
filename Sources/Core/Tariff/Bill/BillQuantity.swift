package import Units

/// How much of something a line charges.
package enum BillQuantity: Hashable, Sendable {
  case energy(Energy)
  case capacity(ApparentPower)
  case power(Power)
  case months(Int)
  /// The sum that a ratio adjusts.
  case money(Money)

  /// "kWh", "kVA", "kW", "month", "CNY".
  package var unit: String {
    switch self {
    case .energy: "kWh"
    case .capacity: "kVA"
    case .power: "kW"
    case .months: "month"
    case .money: TariffPlan.currency
    }
  }
}

extension BillQuantity: CustomStringConvertible {
  /// In its unit, exact.
  package var description: String {
    switch self {
    case .energy(let energy): "\(energy)"
    case .capacity(let capacity): "\(capacity)"
    case .power(let power): "\(power)"
    case .months(let count): "\(count)"
    case .money(let money): money.yuan()
    }
  }
}
