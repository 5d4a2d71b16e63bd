import Metering
import DLT645
import JSON
import Units

/// Has meters keep a copy of their registers, now or regularly.
enum FreezeCommand: Command {
  static let name = "freeze"
  static let summary = "has meters keep their registers of now, or of each hour, day, month"
  static let options = MeterCall.options.union(["--hourly", "--daily", "--monthly"])
  static let flags = MeterCall.flags.union(["--now", "--all"])
  static let help = """
    kiosk-gateway freeze --tty PATH (--address A | --any | --all) WHEN

    Orders a freeze (16H). What was frozen is read by items 05…: 05010001 tells when the last instant
    freeze was made, 05010101 its forward energy; 0500… hold the timed ones.

    \(MeterCall.help)
      --all             every meter on the line; nobody answers
      --now             now, once
      --hourly MM       each hour at this minute
      --daily hh:mm     each day at this time
      --monthly DDThh:mm
                        each month on this day at this time, such as 01T00:00
    \(LineCall.help)
      --json            order, answer and refusal as JSON

      kiosk-gateway freeze --tty /dev/ttyUSB0 --address 000000000161 --daily 00:00
    """

  static func run(_ arguments: Arguments) async throws {
    let call = try FreezeCall(arguments)
    let session = MeterSession(call.line)
    let partner =
      call.meter == .broadcast
      ? MeterSession.everybody : try await session.partner(call.meter)
    try partner.refuse1997("freezing (16H)")
    let report = await session.carryOut(.freeze(call.time), by: partner)
    let asJSON = arguments.flags.contains("--json")
    if call.meter == .broadcast, OrderFailure.of(report, call.line) == nil, !asJSON {
      return try Console.answer(
        "sent to every meter on the line: \(words(call.time)); nobody answers a broadcast")
    }
    try OrderEnd.tell(
      report,
      OrderWords(
        command: name, order: [("when", .string(when(call.time)))],
        done: words(call.time) + shown(report)),
      call.line, asJSON: asJSON)
  }

  private static func words(_ time: FreezeTime) -> String {
    switch time {
    case .now: "frozen now 瞬时冻结"
    case .hourly(let minute): "freezes each hour at minute \(twoDigits(minute)) 整点冻结"
    case .daily(let hour, let minute):
      "freezes each day at \(twoDigits(hour)):\(twoDigits(minute)) 日冻结"
    case .monthly(let day, let hour, let minute):
      "freezes each month on day \(day) at \(twoDigits(hour)):\(twoDigits(minute)) 月冻结"
    }
  }

  private static func when(_ time: FreezeTime) -> String {
    switch time {
    case .now: "now"
    case .hourly(let minute): "hourly \(twoDigits(minute))"
    case .daily(let hour, let minute): "daily \(twoDigits(hour)):\(twoDigits(minute))"
    case .monthly(let day, let hour, let minute):
      "monthly \(twoDigits(day))T\(twoDigits(hour)):\(twoDigits(minute))"
    }
  }

  /// The stamp that the meter keeps with the copy.
  private static func shown(_ report: OrderReport) -> String {
    guard let value = report.result.proof?.values.first, let text = value.text else { return "" }
    return "; its record \(value.id) says \(text)"
  }
}
