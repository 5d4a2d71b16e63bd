/// The concentrator of `--via`, and its port to the meters.
struct ViaCall: Hashable {
  /// A1 as its four digits.
  let district: UInt16
  /// A2, 1…65534: FFFFH would be all of the district.
  let terminal: UInt16
  let port: UInt8
  /// PW: sixteen bytes.
  let password: [UInt8]

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
    guard let (district, terminal) = Self.address(text) else {
      throw CommandFailure.usage(
        "--via is a concentrator's address as printed on it, such as 3201-00005 (four digits of "
          + "the district, then its number from 1 to 65534), not '\(text)'")
    }
    self.district = district
    self.terminal = terminal
    port = try Self.port(arguments["--via-port"])
    password = try Self.password(arguments["--via-password"])
  }

  /// "3201-00005", "3201-5" or "320100005".
  static func address(_ text: String) -> (district: UInt16, terminal: UInt16)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let digits: (Substring, Substring)
    switch parts.count {
    case 1 where text.utf8.count == 9: digits = (text.prefix(4), text.dropFirst(4))
    case 2: digits = (parts[0], parts[1])
    default: return nil
    }
    let all = digits.0.utf8.count == 4 && (1...5).contains(digits.1.utf8.count)
    guard all, (digits.0 + digits.1).utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let district = UInt16(digits.0, radix: 16), let terminal = UInt16(digits.1),
      (1..<UInt16.max).contains(terminal)
    else { return nil }
    return (district, terminal)
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
