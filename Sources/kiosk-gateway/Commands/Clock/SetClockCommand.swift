import DLT645
import JSON
import Metering
import Units

/// Sets the clock of one meter, or of all that hear a broadcast.
enum SetClockCommand: Command {
  static let name = "set-clock"
  static let summary = "sets a meter's clock, or by broadcast those of all"
  static let options = MeterCall.options.union(AuthorityCall.options).union(["--at"])
  static let flags = MeterCall.flags.union(["--broadcast"])
  static let help = """
    kiosk-gateway set-clock --tty PATH (--address A | --any) --password FILE --operator CODE
    kiosk-gateway set-clock --tty PATH --broadcast [--address A]

    Writes the time to one meter, and reads its clock before and after. By broadcast (08H) it goes to
    every meter on the line without a password, and nobody answers: a meter obeys once a day, where
    its clock is at most 5 minutes off, and not around midnight. With --address that meter's clock is
    read before and after.

      --broadcast       to every meter on the line
    \(MeterCall.help)
    \(AuthorityCall.help)
      --at TIME         the time to set, such as '2026-11-23 12:00:00'; unless told otherwise this
                        computer's, in China's time (+08:00)
      --protocol 1997   for meters of that edition; without password and operator where none is given
    \(LineCall.help)
      --json            order, answer and the clock before and after as JSON

      kiosk-gateway set-clock --tty /dev/ttyUSB0 --broadcast --address 000000000161
    """

  static func run(_ arguments: Arguments) async throws {
    let call = try SetClockCall(arguments)
    let session = MeterSession(call.line)
    let end: SetClockEnd
    switch call.way {
    case .broadcast(nil): end = try await SetClock(session, call.time).broadcast(proof: nil)
    case .broadcast(let meter?):
      end = try await SetClock(session, call.time)
        .broadcast(proof: try await session.partner(meter))
    case .write(let meter, let authority):
      let partner = try await session.partner(meter)
      end = try await SetClock(session, call.time).write(to: partner, authority)
    }
    try end.tell(call.line, asJSON: arguments.flags.contains("--json"))
  }
}
