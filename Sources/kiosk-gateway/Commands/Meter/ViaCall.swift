import QGDW1376

/// The concentrator of `--via`, and its port to the meters.
struct ViaCall: Hashable {
  let terminal: TerminalAddress
  let port: UInt8
  /// PW: sixteen bytes.
  let password: [UInt8]

  static let options: Set<String> = ["--via", "--via-port", "--via-password"]
  static let carrierPort: UInt8 = 31
  static let passwordByteCount = 16

  /// `nil` where the call names no concentrator.
  init?(_ arguments: Arguments) throws {
    guard let text = arguments["--via"] else {
      for option in ["--via-port", "--via-password"] where arguments[option] != nil {
        throw CommandFailure.usage("\(option) says how --via goes, which is missing")
      }
      return nil
    }
    guard let terminal = TerminalAddress(text),
      (1..<TerminalAddress.everybody).contains(terminal.terminal)
    else {
      throw CommandFailure.usage(
        "--via is a concentrator's address as printed on it, such as 3201-00005 (four digits of "
          + "the district, then its number from 1 to 65534), not '\(text)'")
    }
    self.terminal = terminal
    port = try Self.port(arguments["--via-port"])
    password = try Self.password(arguments["--via-password"])
  }

  private static func port(_ text: String?) throws -> UInt8 {
    guard let text else { return carrierPort }
    guard let port = UInt8(text), (1...63).contains(port) else {
      throw CommandFailure.usage("--via-port is a number from 1 to 63, not '\(text)'")
    }
    return port
  }

  private static func password(_ path: String?) throws -> [UInt8] {
    guard let path else { return Array(repeating: 0, count: passwordByteCount) }
    let text = try SecretFile.read(path, option: "--via-password", form: "32 hexadecimal digits")
    guard text.utf8.count == 2 * passwordByteCount, let bytes = [UInt8](hexadecimal: text) else {
      throw CommandFailure.usage(
        "\(path) holds no concentrator's password: 32 hexadecimal digits on one line")
    }
    return bytes
  }
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
