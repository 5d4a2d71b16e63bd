import DLT645
import JSON

/// Clears a meter's demand, its events, or all of it.
enum ClearCommand: Command {
  static let name = "clear"
  static let summary = "clears a meter's maximum demand, its events, or all its registers"
  static let options = MeterCall.options.union(AuthorityCall.options).union(["--item"])
  static let flags = MeterCall.flags.union(["--sure"])
  static let help = """
    kiosk-gateway clear demand --tty PATH (--address A | --any) --password FILE --operator CODE
    kiosk-gateway clear events … [--item ID]
    kiosk-gateway clear meter … --sure

    demand: the maximum demands and their times (19H). events: all event records, or those of one
    kind (1BH). meter: energies, events and freezes (1AH), for good; so it wants --sure. The meter
    writes each of them down with the operator's code, and never clears that record.

    \(MeterCall.help)
    \(AuthorityCall.help)
      --item ID         only these events, such as 03300000 for programming
      --sure            clear meter: every register of this meter shall be lost
      --protocol 1997   clear demand only, without password and operator
    \(LineCall.help)
      --json            order, answer and refusal as JSON

      kiosk-gateway clear demand --tty /dev/ttyUSB0 --address 000000000161 \\
        --password /etc/meter-password --operator 00000001
    """

  private enum What: String { case demand, meter, events }

  static func run(_ arguments: Arguments) async throws {
    let call = try ServiceCall(arguments, needsAuthority: !isOf1997(arguments))
    guard let what = arguments.operands.first.flatMap(What.init) else {
      throw CommandFailure.usage("say what to clear: clear demand, clear events or clear meter")
    }
    try arguments.allowOperands(1)
    let clearing = try clearing(arguments, what)
    if what == .meter, !arguments.flags.contains("--sure") {
      throw CommandFailure.usage(
        "clear meter loses every register of the meter for good: add --sure if that is meant")
    }
    if what != .demand { try call.meter.line.refuse1997("clear \(what.rawValue)") }
    let session = MeterSession(call.meter.line)
    let partner = try await session.partner(call.meter.meter)
    if what != .demand { try partner.refuse1997("clear \(what.rawValue)") }
    let request = request(what, clearing, call.authority, partner.edition)
    let report = await session.carryOut(request, by: partner)
    try OrderEnd.tell(
      report, words(what, arguments["--item"]), call.meter.line,
      asJSON: arguments.flags.contains("--json"))
  }

  private static func isOf1997(_ arguments: Arguments) -> Bool {
    arguments["--protocol"] == "1997"
  }

  private static func clearing(_ arguments: Arguments, _ what: What) throws -> EventClearing {
    guard let text = arguments["--item"] else { return .all }
    guard what == .events else {
      throw CommandFailure.usage("--item belongs to clear events only")
    }
    return .only(try ItemCall.identifier(text, .fixed(.of2007)))
  }

  private static func request(
    _ what: What, _ clearing: EventClearing, _ authority: Authority?, _ edition: Edition
  ) -> Request {
    if what == .demand, edition == .of1997 { return .resetDemand(nil) }
    guard let authority else { return .resetDemand(nil) }
    return switch what {
    case .demand: .resetDemand(authority)
    case .meter: .clearMeter(authority)
    case .events: .clearEvents(clearing, authority)
    }
  }

  private static func words(_ what: What, _ item: String?) -> OrderWords {
    let done =
      switch what {
      case .demand: "its maximum demands are cleared 需量清零"
      case .meter: "all its registers are cleared 电表清零"
      case .events:
        item.map { "its events of \($0) are cleared 事件清零" } ?? "its events are cleared 事件清零"
      }
    return OrderWords(
      command: name,
      order: [("what", .string(what.rawValue)), ("item", item.map(Output.string) ?? .null)],
      done: done)
  }
}
