import DLT645
import JSON
import Units

/// What has come of setting a clock.
struct SetClockEnd {
  enum Way: String { case write, broadcast }

  let way: Way
  let moment: CivilTime
  /// `nil` where the broadcast was sent and no clock looked at.
  let meter: MeterAddress?
  let report: OrderReport
  let before: ClockLook?
  let after: ClockLook?

  func tell(_ call: LineCall, asJSON: Bool) throws {
    if var failure = OrderFailure.of(report, call) ?? unproven {
      failure.details = members
      throw failure
    }
    try Console.answer(asJSON ? Output.object(members).text : text)
  }

  private var unproven: CommandFailure? {
    guard let after, let meter, after.ahead.magnitude > SetClock.tolerance else {
      return nil
    }
    let isFar = after.ahead.magnitude > SetClock.broadcastReach
    let reason =
      way == .write
      ? "it accepted the time and does not keep it: look at its clock battery (read --item 04000501)"
      : isFar
        ? "a broadcast moves clocks that are at most 5 minutes off: set it without --broadcast"
        : "it may have been set today already, or refuse broadcasts: set it without --broadcast"
    return .refused(
      "notProven",
      "meter \(meter) still shows \(after.shown.spaced), \(after.difference); \(reason)")
  }

  private var text: String {
    guard let before, let after, let meter else {
      return "sent \(moment.spaced) to every meter on the line; nobody answers a broadcast"
    }
    var table = TextTable()
    table.add(["  before", before.shown.spaced, before.difference])
    table.add(["  after", after.shown.spaced, after.difference])
    return "meter \(meter): clock set 校时\n\(table.text)"
  }

  private var members: [(String, Output)] {
    [
      ("address", meter.map { .string("\($0)") } ?? .null),
      ("command", .string(SetClockCommand.name)),
    ]
      + report.members(order: [
        ("way", .string(way.rawValue)), ("time", .string("\(moment)")),
      ]) + [("before", before?.output ?? .null), ("after", after?.output ?? .null)]
  }
}
