package import JSON
package import Tariff
package import Units

/// What a customer owes for the energy of a time that a settlement began.
package struct RunningBill: Hashable, Sendable {
  package var bill: Bill
  package var tariffName: BilingualText
  package var usage: Usage
  /// The settlement that it runs from.
  package var since: CivilTime
  package var notes: [BillNote]
  /// Whether the month is one of a simulated meter's quick calendar, so that its year says nothing.
  package var isSimulatedMonth: Bool

  package var output: Output { .object(members) }

  /// With its lines, as a bill has them.
  package var wholeOutput: Output { .object(members + [("lines", bill.output["lines"] ?? [])]) }

  private var members: [(String, Output)] {
    [
      ("tariff", .string(bill.tariff)), ("tariffName", tariffName.output),
      ("from", .string("\(usage.from)")), ("to", .string("\(usage.to)")),
      ("since", .string("\(since)")),
      ("energy", .string("\(usage.total.kilowattHours())")),
      ("total", .string(bill.total.yuan())), ("exact", bill.output["exact"] ?? .null),
      ("currency", .string(TariffPlan.currency)), ("simulatedMonth", .bool(isSimulatedMonth)),
      ("notes", .array(notes.map(\.words.output))), ("usage", usage.output),
    ]
  }
}
