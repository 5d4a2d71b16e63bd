import DLT645
import Hardware
import JSON

/// Changes the rate at which a meter talks.
enum SetRateCommand: Command {
  static let name = "set-rate"
  static let summary = "changes the baud rate at which a meter talks"
  static let options = MeterCall.options.subtracting(ViaCall.options)
  static let flags = MeterCall.flags
  static let help = """
    kiosk-gateway set-rate N --tty PATH (--address A | --any) [--baud NOW]

    N is 600, 1200, 2400, 4800, 9600 or 19200 (17H). The meter answers at the old rate, then both
    ends change, and it is asked at the new one whether it is there. It keeps the new rate; a meter
    of 1997 falls back to 1200 when it hears nothing for a while.

    \(MeterCall.help)
      --protocol 1997   for meters of that edition: 300, 600, 1200, 2400, 4800 or 9600 (0CH)
    \(LineCall.wireHelp)
      --json            order, answer and refusal as JSON

      kiosk-gateway set-rate 9600 --tty /dev/ttyUSB0 --address 000000000161
    """

  static func run(_ arguments: Arguments) async throws {
    try arguments.allowOperands(1)
    guard let text = arguments.operands.first else {
      throw CommandFailure.usage("the new rate is missing, such as set-rate 9600")
    }
    let call = try MeterCall(arguments)
    guard let rate = Int(text), try word(rate, call.line.dialect) != nil else {
      throw CommandFailure.usage("'\(text)' is no rate that a meter of this edition has")
    }
    let session = MeterSession(call.line)
    let partner = try await session.partner(call.meter)
    guard let word = RateWord(baud: rate, edition: partner.edition) else {
      throw CommandFailure.usage("'\(text)' is no rate that a meter of this edition has")
    }
    let report = await session.carryOut(.changeRate(word, partner.edition), by: partner)
    try OrderEnd.tell(
      report,
      OrderWords(
        command: name,
        order: [
          ("baud", .integer(Int64(rate))), ("from", .integer(Int64(call.line.settings.baud))),
        ],
        done: Self.words(rate, partner.edition)),
      call.line, asJSON: arguments.flags.contains("--json"))
  }

  private static func words(_ rate: Int, _ edition: Edition) -> String {
    switch edition {
    case .of2007: "it talks at \(rate) baud from now on: give --baud \(rate)"
    case .of1997:
      "it talks at \(rate) baud (--baud \(rate)) until it hears nothing for a while, then at "
        + "\(LineCall.usualBaud1997) again"
    }
  }

  /// The word of the edition that is spoken, or of any where that is still to be found out.
  private static func word(_ rate: Int, _ dialect: LineCall.Dialect) throws -> RateWord? {
    switch dialect {
    case .fixed(let edition): RateWord(baud: rate, edition: edition)
    case .auto: RateWord(baud: rate, edition: .of2007) ?? RateWord(baud: rate, edition: .of1997)
    }
  }
}
