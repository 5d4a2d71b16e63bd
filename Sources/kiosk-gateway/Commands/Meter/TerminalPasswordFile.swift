import QGDW1376

/// A concentrator's password, in a file: an option or a setting names it.
enum TerminalPasswordFile {
  /// `option` is what names the file, for the words of an error.
  static func read(_ path: String, named option: String) throws -> TerminalPassword {
    let text = try SecretFile.read(path, option: option, form: "32 hexadecimal digits")
    guard let bytes = [UInt8](hexadecimal: text), let password = TerminalPassword(bytes: bytes)
    else {
      throw CommandFailure.usage(
        "\(path == "-" ? "standard input" : path) holds no concentrator's password: 32 hexadecimal "
          + "digits on one line")
    }
    return password
  }
}
