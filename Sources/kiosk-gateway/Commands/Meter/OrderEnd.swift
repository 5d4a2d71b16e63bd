import Metering
import DLT645
import JSON

/// An order in a technician's words: what is told before and after it.
struct OrderWords {
  /// The name of the command.
  let command: String
  /// What was ordered, for programs.
  let order: [(String, Output)]
  /// What is told where the meter took it: "the password of level 02 is changed".
  let done: String
}

/// How the orders end that a meter only takes or refuses.
enum OrderEnd {
  /// Tells what came of an order; throws where it was not carried out.
  static func tell(
    _ report: OrderReport, _ words: OrderWords, _ call: LineCall, asJSON: Bool
  ) throws {
    if var failure = OrderFailure.of(report, call) ?? contradiction(report) {
      failure.details = members(report, words)
      throw failure
    }
    try Console.answer(
      asJSON
        ? Output.object(members(report, words)).text
        : "meter \(report.result.meter): \(words.done)" + hint(report))
  }

  static func members(_ report: OrderReport, _ words: OrderWords) -> [(String, Output)] {
    [("address", .string("\(report.result.meter)")), ("command", .string(words.command))]
      + report.members(order: words.order)
  }

  private static func contradiction(_ report: OrderReport) -> CommandFailure? {
    guard report.result.proof?.verdict == .contradicted else { return nil }
    let seen = report.result.proof?.values.map { "\($0.title): \($0.shown)" } ?? []
    return .refused(
      "notProven",
      "meter \(report.result.meter) accepted the order but shows nothing of it"
        + (seen.isEmpty ? "" : " (\(seen.joined(separator: ", ")))"))
  }

  /// What is to be added where an answer was lost, or the proof is missing.
  private static func hint(_ report: OrderReport) -> String {
    switch (report.result.outcome, report.result.proof?.verdict) {
    case (.silent, _), (.damaged, _): " (its answer was lost, and it shows that it was done)"
    case (_, .unheard?): " (accepted; it could not be asked whether it was done)"
    default: ""
    }
  }
}
