package import JSON
package import Units

/// A bill: its lines, and their sum.
package struct Bill: Hashable, Sendable {
  /// The id of the tariff in force on the first day.
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
