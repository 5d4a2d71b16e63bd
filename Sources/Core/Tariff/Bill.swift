package import JSON
package import Units

/// A bill: its lines, and their sum.
package struct Bill: Hashable, Sendable {
  /// The tariff's id.
  package let tariff: String
  package let lines: [BillLine]

  /// The sum of the printed lines.
  package var total: Money { lines.reduce(.zero) { $0 + $1.amount } }
  /// The sum before any rounding.
  package var exact: Money { lines.reduce(.zero) { $0 + $1.exact } }

  /// The decimals of a yuan that an exact amount shows at least.
  static let exactDecimals = 4

  package var output: Output {
    [
      "tariff": .string(tariff), "currency": .string(TariffPlan.currency),
      "total": .string(total.yuan()), "exact": .string(exact.yuan(decimals: Self.exactDecimals)),
      "lines": .array(lines.map(\.output)),
    ]
  }
}

/// A quantity at one price.
package struct BillLine: Hashable, Sendable {
  package let component: String
  /// `nil` where the price does not depend on it.
  package let period: Period?
  /// From 1; `nil` where the price does not depend on it.
  package let tier: Int?
  package let quantity: Energy
  package let price: EnergyPrice
  package let reason: LineReason

  package var exact: Money { price * quantity }
  /// Rounded half up to the fen.
  package var amount: Money { exact.roundedToFen() }
  package var why: BilingualText { reason.text(price: price) }
  package var componentName: BilingualText { reason.component }

  package var output: Output {
    [
      "component": .string(component),
      "period": period.map { .string($0.rawValue) } ?? nil,
      "tier": tier.map { .integer(Int64($0)) } ?? nil,
      "quantity": .string("\(quantity)"), "unit": "kWh", "price": .string("\(price)"),
      "exact": .string(exact.yuan(decimals: Bill.exactDecimals)), "amount": .string(amount.yuan()),
      "why": why.output,
    ]
  }
}
