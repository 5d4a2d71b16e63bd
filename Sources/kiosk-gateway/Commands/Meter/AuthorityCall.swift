import DLT645
import Glibc

/// Who orders, and with which password: from files and the environment, never from the words of the
/// call.
enum AuthorityCall {
  static let options: Set<String> = ["--password", "--operator"]
  static let passwordVariable = "KIOSK_METER_PASSWORD"
  static let newPasswordVariable = "KIOSK_METER_NEW_PASSWORD"
  static let operatorVariable = "KIOSK_METER_OPERATOR"

  /// The password and the operator's code, both of which the 2007 edition asks for.
  static func authority(_ arguments: Arguments) throws -> Authority {
    Authority(password: try password(arguments), operator: try operatorCode(arguments))
  }

  /// What a meter of 1997 may want: makers put a password in front of the data, and no operator.
  static func authority1997(_ arguments: Arguments) throws -> Authority? {
    try optionalPassword(arguments).map {
      Authority(password: $0, operator: OperatorCode(rawValue: 0))
    }
  }

  /// The meter's password.
  static func password(_ arguments: Arguments) throws -> Password {
    try optionalPassword(arguments)
      ?? missing("--password", passwordVariable, "the meter's password")
  }

  /// The meter's password; `nil` where the call gives none.
  static func optionalPassword(_ arguments: Arguments) throws -> Password? {
    try password(arguments["--password"], option: "--password", variable: passwordVariable)
  }

  /// The password that is to take the old one's place.
  static func newPassword(_ arguments: Arguments) throws -> Password {
    let option = "--new-password"
    return try password(arguments[option], option: option, variable: newPasswordVariable)
      ?? missing(option, newPasswordVariable, "the password that is to hold from now on")
  }

  private static func missing<T>(_ option: String, _ variable: String, _ what: String) throws -> T {
    throw CommandFailure.usage(
      "\(option) FILE is missing, with \(what) as level and six digits, such as 02:123456 "
        + "(or set \(variable))")
  }

  private static func password(
    _ path: String?, option: String, variable: String
  ) throws -> Password? {
    let form = "the level and six digits, such as 02:123456,"
    let text: String
    let place: String
    if let path {
      text = try SecretFile.read(path, option: option, form: form)
      place = path == "-" ? "standard input" : path
    } else if let value = environment(variable) {
      text = value
      place = variable
    } else {
      return nil
    }
    guard let password = password(text) else {
      throw CommandFailure.usage(
        "\(place) holds no meter password: level and six digits on one line, such as 02:123456")
    }
    return password
  }

  /// Reads "02:123456"; a blank does for the colon, and a level may have one digit.
  static func password(_ text: String) -> Password? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == " " }
    guard parts.count == 2, (1...2).contains(parts[0].utf8.count),
      parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let level = UInt8(parts[0], radix: 16)
    else { return nil }
    return Password(level: level, digits: String(parts[1]))
  }

  static func operatorCode(_ arguments: Arguments) throws -> OperatorCode {
    guard let text = arguments["--operator"] ?? environment(operatorVariable) else {
      throw CommandFailure.usage(
        "--operator is missing: eight digits that the meter writes down with the order, such as "
          + "00000001 (or set \(operatorVariable))")
    }
    guard let code = OperatorCode(text) else {
      throw CommandFailure.usage(
        "--operator is eight hexadecimal digits, such as 00000001, not '\(text)'")
    }
    return code
  }

  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
  }

  static let help = """
      --password FILE   a file with level and password, 02:123456, that only you may read; "-" is
                        standard input. Without it: the variable \(passwordVariable). Never the
                        password itself, which others would see in the list of processes
      --operator CODE   eight digits that the meter writes down, such as 00000001; without it:
                        the variable \(operatorVariable)
    """
}
