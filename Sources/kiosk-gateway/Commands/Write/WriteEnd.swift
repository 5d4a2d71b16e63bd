import Metering
import DLT645
import JSON

/// What has come of a write: the answer, then what the meter holds.
struct WriteEnd {
  let call: WriteCall
  /// The value that was written, as it is shown.
  let asked: ItemValue?
  let before: ItemValue?
  let report: OrderReport

  func tell(asJSON: Bool) throws {
    if var failure = failure {
      failure.details = members
      throw failure
    }
    try Console.answer(asJSON ? Output.object(members).text : sentence)
  }

  /// `nil` where it was not read, or could not be.
  private var after: ItemValue? { report.result.proof?.values.first }

  private var failure: CommandFailure? {
    if let failure = OrderFailure.of(report, call.meter.line) { return failure }
    guard report.result.proof?.verdict == .contradicted else { return nil }
    return .refused(
      "notProven",
      "meter \(report.result.meter) accepted, but \(call.item) is \(after?.shown ?? "–") and not "
        + "\(asked?.shown ?? "")")
  }

  private var sentence: String {
    let name = asked?.title ?? "\(call.item)"
    let old = before.map { "\($0.shown) → " } ?? ""
    let how =
      switch (report.isLost, after) {
      case (true, _): "its answer was lost, but it reads so"
      case (false, .some): "written and read back"
      case (false, nil) where call.verifies: "accepted; it cannot be read back"
      case (false, nil): "accepted; not read back"
      }
    return "meter \(report.result.meter): \(name): \(old)\(asked?.shown ?? "") (\(how))"
  }

  private var members: [(String, Output)] {
    [("address", .string("\(report.result.meter)")), ("command", .string(WriteCommand.name))]
      + report.members(order: [
        ("item", .string("\(call.item)")), ("value", asked?.text.map(Output.string) ?? .null),
        ("unit", asked?.unit.map(Output.string) ?? .null),
      ]) + [("before", before?.output ?? .null), ("after", after?.output ?? .null)]
  }
}
