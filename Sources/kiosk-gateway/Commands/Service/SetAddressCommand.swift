import DLT645
import JSON

/// Gives the only meter on the line another address.
enum SetAddressCommand: Command {
  static let name = "set-address"
  static let summary = "gives the only meter on the line another address"
  static let options = LineCall.options.subtracting(ViaCall.options)
  static let flags: Set<String> = ["--json"]
  static let help = """
    kiosk-gateway set-address NEW --tty PATH

    NEW are the 12 digits that the meter shall answer to (15H). The order goes to whoever hears it:
    there must be one meter on the line, and nothing else. It is asked for its address first, and
    nothing is changed where several answer. Most meters want their programming button pressed.

      --protocol 1997   for meters of that edition (0AH)
    \(LineCall.wireHelp)
      --json            order, answer and refusal as JSON

      kiosk-gateway set-address 000000000162 --tty /dev/ttyUSB0
    """

  static func run(_ arguments: Arguments) async throws {
    try arguments.allowOperands(1)
    guard let text = arguments.operands.first else {
      throw CommandFailure.usage("the new address is missing: its 12 digits")
    }
    let digits = try MeterCall.address(text)
    guard !digits.hasWildcard else {
      throw CommandFailure.usage("'\(text)' is no address for a meter: digits only")
    }
    let call = try LineCall(arguments)
    let session = MeterSession(call)
    let old = try await session.loner()
    let new = MeterAddress(text, edition: old.edition) ?? digits
    let name = call.isAnybody(old.meter) ? "a meter" : "\(old.meter)"
    Console.complain("\(name) is on the line; it shall become \(new)")
    let everybody: MeterAddress = old.edition == .of2007 ? .wildcard : .broadcast
    let report = await session.carryOut(
      .writeAddress(new, old.edition),
      by: MeterSession.Partner(meter: everybody, edition: old.edition))
    if report.isLost, var failure = OrderFailure.of(report, call) {
      failure.message +=
        ". A meter that takes no new address keeps silent: press its programming "
        + "button first"
      throw failure
    }
    try OrderEnd.tell(
      report,
      OrderWords(
        command: name,
        order: [("from", .string("\(old.meter)")), ("to", .string("\(new)"))],
        done: "this is its address from now on"),
      call, asJSON: arguments.flags.contains("--json"))
  }
}
