import DLT645
import JSON
import Units

/// Trips and closes a meter's relay, and what else 1CH orders.
enum ControlCommand: Command {
  static let name = "control"
  static let summary = "trips, closes, alarms or holds the supply, and proves it"
  static let options = MeterCall.options.union(AuthorityCall.options)
    .union(["--command", "--valid", "--delay", "--wait"])
  static let flags = MeterCall.flags
  static let help = """
    kiosk-gateway control --tty PATH (--address A | --any) --command WORD \\
      --password FILE --operator CODE [options]

    Sends the order (1CH, a filed extension), then reads status word 3 until it shows the deed: a
    meter's "accepted" is no proof that its relay has moved. Ends with 1 where the meter refuses, or
    where the proof does not come. Nothing is ever repeated.

    \(MeterCall.help)
      --command WORD    trip          拉闸: the relay opens
                        close         直接合闸: the relay closes
                        permit-close  合闸允许: the customer closes by the meter's key
                        pre-trip      预跳闸: trips after a time (newer meters)
                        alarm, clear-alarm    报警, 解除报警
                        protect, unprotect    保电: trips are refused until unprotect
    \(AuthorityCall.help)
      --valid T         the meter refuses the order after this time by its own clock; 5m unless
                        told otherwise
      --delay N         pre-trip: the number N2, 1 to 99; many meters count five minutes each
      --wait T          for how long the proof is looked for, 30s unless told otherwise; 0s does not
    \(LineCall.help)
      --json            order, answer and proof as JSON

      kiosk-gateway control --tty /dev/ttyUSB0 --address 000000000161 --command trip \\
        --password /etc/meter-password --operator 00000001
    """

  static func run(_ arguments: Arguments) async throws {
    let call = try ControlCall(arguments)
    let session = MeterSession(call.meter.line)
    let partner = try await session.partner(call.meter.meter)
    try partner.refuse1997("control orders (1CH)")
    let order = call.order(now: CivilTime(session.moment(of: nil), offset: .china))
    let report = await session.carryOut(
      .control(order, call.authority), by: partner, proof: call.proof)
    let end = ControlEnd(call.word, order, report)
    try end.tell(call.meter.line, asJSON: arguments.flags.contains("--json"))
  }
}
