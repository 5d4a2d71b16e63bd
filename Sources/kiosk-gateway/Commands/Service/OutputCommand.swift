import DLT645
import JSON

/// Chooses what a meter's multi-function terminal puts out.
enum OutputCommand: Command {
  static let name = "output"
  static let summary = "chooses the signal of a meter's multi-function terminal"
  static let options = MeterCall.options.union(["--signal"])
  static let flags = MeterCall.flags
  static let help = """
    kiosk-gateway output --tty PATH (--address A | --any) --signal SIGNAL

    The signal of the terminals 9 and 10 of a single-phase meter (1DH, a filed extension).

    \(MeterCall.help)
      --signal SIGNAL   second-pulse (the clock's, to measure its error), demand-period, slot-switch
    \(LineCall.help)
      --json            order, answer and refusal as JSON

      kiosk-gateway output --tty /dev/ttyUSB0 --address 000000000161 --signal second-pulse
    """

  private static let signals: [(word: String, signal: OutputSignal, done: String)] = [
    ("second-pulse", .secondPulse, "its terminal puts out the clock's second pulse 秒脉冲"),
    ("demand-period", .demandPeriod, "its terminal puts out the demand period 需量周期"),
    ("slot-switch", .slotSwitch, "its terminal puts out the change of slots 时段投切"),
  ]

  static func run(_ arguments: Arguments) async throws {
    try arguments.allowOperands(0)
    let call = try MeterCall(arguments)
    let known = signals.map(\.word).joined(separator: ", ")
    let text = try arguments.required("--signal", known)
    guard let chosen = signals.first(where: { $0.word == text }) else {
      throw CommandFailure.usage("--signal is one of \(known), not '\(text)'")
    }
    try call.line.refuse1997("output (1DH)")
    let session = MeterSession(call.line)
    let partner = try await session.partner(call.meter)
    try partner.refuse1997("output (1DH)")
    let report = await session.carryOut(.output(chosen.signal), by: partner)
    try OrderEnd.tell(
      report,
      OrderWords(command: name, order: [("signal", .string(text))], done: chosen.done),
      call.line, asJSON: arguments.flags.contains("--json"))
  }
}
