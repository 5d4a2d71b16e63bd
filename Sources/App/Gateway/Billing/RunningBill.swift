package import JSON
package import Tariff
import Units

/// What a customer owes for the energy since the settlement day.
package struct RunningBill: Hashable, Sendable {
  package var bill: Bill
  package var tariffName: BilingualText
  package var usage: Usage
  /// Whether the month is one of a simulated meter's quick calendar, so that its year says nothing.
  package var isSimulatedMonth: Bool

  package var output: Output {
    [
      "tariff": .string(bill.tariff), "tariffName": tariffName.output,
      "from": .string("\(usage.from)"), "to": .string("\(usage.to)"),
      "energy": .string("\(usage.total.kilowattHours())"),
      "total": .string(bill.total.yuan()), "exact": bill.output["exact"] ?? .null,
      "currency": .string(TariffPlan.currency), "simulatedMonth": .bool(isSimulatedMonth),
      "usage": usage.output,
    ]
  }
}
