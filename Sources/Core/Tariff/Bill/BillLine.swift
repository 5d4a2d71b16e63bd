package import JSON
package import Units

/// A quantity at one price.
package struct BillLine: Hashable, Sendable {
  /// The tariff, and the first day of its version.
  package let tariff: String
  package let version: CivilDate
  package let component: String
  package let componentName: BilingualText
  /// `nil` where the price does not depend on it.
  package let period: Period?
  /// From 1; `nil` where the price does not depend on it.
  package let tier: Int?
  package let quantity: BillQuantity
  package let price: UnitPrice
  /// For how many months `price` is paid, where it is one for a month of a capacity or a demand.
  package let months: MonthShare?
  /// `quantity` x `price`, x `months` where there are any, to 1e-14 yuan half up; of the line that
  /// raises a bill to its least, what is missing to that.
  package let exact: Money
  /// Rounded as the tariff says.
  package let amount: Money
  /// Whether the power factor adjusts it.
  package let countsForPowerFactor: Bool
  package let reason: LineReason

  package var why: BilingualText { reason.text(price: price) }

  /// Of a line for energy; zero for others.
  package var energy: Energy {
    if case .energy(let energy) = quantity { energy } else { .zero }
  }

  package var output: Output {
    [
      "component": .string(component), "name": componentName.output,
      "period": period.map { .string($0.rawValue) } ?? nil,
      "tier": tier.map { .integer(Int64($0)) } ?? nil,
      "quantity": .string("\(quantity)"), "unit": .string(quantity.unit),
      "price": .string("\(price)"),
      "months": months.map { .string("\($0)") } ?? nil,
      "exact": .string(exact.yuan(decimals: Bill.exactDecimals)),
      "amount": .string(amount.yuan()), "why": why.output, "tariff": .string(tariff),
      "version": .string("\(version)"),
    ]
  }
}
