import DLT645
import Hardware
import Units

/// The options that say on which line, how fast and in which edition a command talks, checked.
struct LineCall {
  let path: String
  let settings: LineSettings
  let dialect: Dialect
  /// The concentrator that forwards; `nil` where the meters hang on the line, or behind what only
  /// passes bytes through.
  let via: ViaCall?
  /// `nil` where `--timeout` is not given.
  let limit: Duration?

  /// Which edition of DL/T 645 is spoken.
  enum Dialect: Hashable {
    case fixed(Edition)
    /// The meter is asked in both, and the one it answers is spoken.
    case auto
  }

  static let options: Set<String> = ViaCall.options
    .union(["--tty", "--baud", "--protocol", "--timeout"])
  /// Everything of 1997 talks so slowly at first.
  static let usualBaud1997 = 1200
  static let limitRange: ClosedRange<Duration> = .milliseconds(100) ... .seconds(600)

  init(_ arguments: Arguments, usually dialect: Dialect = .fixed(.of2007)) throws {
    let isOf1997 = arguments["--protocol"] == "1997" && arguments["--via"] == nil
    try self.init(
      arguments, usually: dialect,
      baud: isOf1997 && arguments["--baud"] == nil ? Self.usualBaud1997 : try arguments.baud,
      limit: try arguments["--timeout"].map(Self.limit))
  }

  /// For a command that reads rate and time in a way of its own.
  init(_ arguments: Arguments, usually dialect: Dialect, baud: Int, limit: Duration?) throws {
    path = try arguments.required("--tty", "the serial port, such as /dev/ttyUSB0")
    settings = LineSettings(baud: baud)
    self.dialect = try Self.dialect(arguments["--protocol"]) ?? dialect
    via = try ViaCall(arguments)
    self.limit = limit
  }

  private static func dialect(_ text: String?) throws -> Dialect? {
    switch text {
    case nil: nil
    case "2007"?: .fixed(.of2007)
    case "1997"?: .fixed(.of1997)
    case "auto"?: .auto
    case let other?:
      throw CommandFailure.usage("--protocol is 2007, 1997 or auto, not '\(other)'")
    }
  }

  /// Reads "1.5s" or "800ms".
  private static func limit(_ text: String) throws -> Duration {
    guard let limit = Duration(typed: text), limitRange.contains(limit) else {
      throw CommandFailure.usage("--timeout is a time from 0.1s to 600s, not '\(text)'")
    }
    return limit
  }

  /// Whether `meter` may be more than one: AAH in front stands for any digits, but in 1997 it fills up
  /// a short address.
  func isAnybody(_ meter: MeterAddress) -> Bool {
    dialect == .fixed(.of1997) ? meter == .wildcard : meter.hasWildcard
  }

  /// Refuses what only the edition of 2007 has.
  func refuse1997(_ what: String) throws {
    guard dialect == .fixed(.of1997) else { return }
    throw CommandFailure.usage("DL/T 645-1997 knows no \(what): leave --protocol 1997 out")
  }

  /// The lines of help on the line itself, for a column of 18.
  static let wireHelp = """
      --tty PATH        the serial port: /dev/ttyUSB0, or better its name below /dev/serial/by-id
      --baud N          2400 unless told otherwise, 1200 with --protocol 1997; always 8 data bits,
                        even parity, 1 stop bit
      --timeout T       for the whole call, such as 1.5s or 800ms
    """

  /// The same, and the way through a concentrator.
  static let help = """
    \(wireHelp)
      --via D-T         through the concentrator of that address, such as 3201-00005, with
                        --via-port and --via-password: kiosk-gateway help read tells more
    """

  /// The same at length, where it is explained.
  static let longHelp = """
      --tty PATH        the serial port: /dev/ttyUSB0, or better its name below /dev/serial/by-id
      --baud N          2400 unless told otherwise, 1200 with --protocol 1997; always 8 data bits,
                        even parity, 1 stop bit
      --timeout T       for the whole call, such as 1.5s or 800ms; 1.5s at 2400 baud, and a second
                        for each further item
    \(ViaCall.help)
    """
}
