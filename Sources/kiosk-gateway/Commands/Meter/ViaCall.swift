import Metering
import QGDW1376

/// The concentrator of `--via`, and how it is asked to reach the meters.
struct ViaCall: Hashable {
  let route: MeterRoute

  static let options: Set<String> = ["--via", "--via-port", "--via-baud", "--via-password"]
  /// In place of an address: the concentrator passes each frame on as it is.
  static let passing = "pass"
  /// The power line takes its time.
  static let passingDelay = Duration.seconds(5)

  /// `nil` where the call names no concentrator.
  init?(_ arguments: Arguments) throws {
    let refinements = Self.options.subtracting(["--via"]).sorted()
    guard let text = arguments["--via"] else {
      for option in refinements where arguments[option] != nil {
        throw CommandFailure.usage("\(option) says how --via goes, which is missing")
      }
      return nil
    }
    if text == Self.passing {
      for option in refinements where arguments[option] != nil {
        throw CommandFailure.usage("\(option) is for a concentrator that is named, not for pass")
      }
      route = .through(carrierDelay: Self.passingDelay)
      return
    }
    guard let terminal = TerminalAddress(text), terminal.terminal > 0,
      terminal.terminal < TerminalAddress.everybody
    else {
      throw CommandFailure.usage(
        "--via is a concentrator's address as printed on it, such as 3201-00005 (four digits of "
          + "the district, then its number from 1 to 65534), or pass, not '\(text)'")
    }
    route = .forwarded(
      ForwardRoute(
        terminal: terminal,
        password: try arguments["--via-password"].map {
          try TerminalPasswordFile.read($0, named: "--via-password")
        } ?? .zeros,
        port: try Self.port(arguments["--via-port"]), line: try Self.line(arguments["--via-baud"])))
  }

  private static func port(_ text: String?) throws -> TerminalPort {
    guard let text else { return .carrier }
    guard let port = UInt8(text), (1...63).contains(port) else {
      throw CommandFailure.usage("--via-port is a number from 1 to 63, not '\(text)'")
    }
    return TerminalPort(rawValue: port)
  }

  private static func line(_ text: String?) throws -> PortSettings {
    guard let text else { return .usual }
    guard let baud = Int(text), let line = PortSettings(baud: baud) else {
      let known = PortSettings.bauds.map(String.init).joined(separator: ", ")
      throw CommandFailure.usage("--via-baud is one of \(known), not '\(text)'")
    }
    return line
  }

  /// The lines of help at length.
  static let help = """
      --via D-T         through the concentrator of district D and number T, as printed on it:
                        3201-00005, or with an H where the number is hexadecimal: 3201-000AH. It
                        forwards by Q/GDW 1376.1. --via pass: one that passes each frame on as it is
      --via-port N      the concentrator's port to the meters: 31 (its carrier module) unless told
                        otherwise, 1 or 2 for its RS-485
      --via-baud N      the rate on that port, 2400 unless told otherwise
      --via-password FILE
                        32 hexadecimal digits, where the concentrator wants a password of its own;
                        all zero unless told otherwise
    """
}

extension [UInt8] {
  /// Two digits a byte; `nil` for anything else.
  init?(hexadecimal text: String) {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
    self = stride(from: 0, to: digits.count, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
  }
}
