import Glibc

/// One line of a file that only its owner may read.
///
/// A secret on the command line would stand in the list of processes for everybody to see; so
/// options take a file's name, and the words of an error never hold what a file holds.
enum SecretFile {
  static let limit = 256

  /// The first line of the file at `path`, or of standard input for "-", without blanks around it.
  ///
  /// `form` says what stands in it.
  static func read(_ path: String, option: String, form: String) throws -> String {
    guard !isSecretItself(path) else {
      throw CommandFailure.usage(
        "\(option) takes the name of a file and not the secret itself, which everybody on this "
          + "machine could then see in the list of processes. Put \(form) into a file, and "
          + "chmod 600 it")
    }
    try refuseWhatOthersRead(path)
    let bytes = try Files.read(path, limit: limit)
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let text = String(decoding: line, as: UTF8.self)
    let start = text.drop { $0.isWhitespace }
    return String(start.prefix(through: start.lastIndex { !$0.isWhitespace } ?? start.startIndex))
  }

  /// Digits alone are no file's name but a password that was typed in its place; ./123456 is a file.
  private static func isSecretItself(_ path: String) -> Bool {
    let isNumber = path.utf8.allSatisfy { (0x30...0x39).contains($0) || ":-, ".utf8.contains($0) }
    let isLongNumber = path.utf8.count >= 32 && [UInt8](hexadecimal: path) != nil
    return path != "-" && (isNumber || isLongNumber)
  }

  private static func refuseWhatOthersRead(_ path: String) throws {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_mode & S_IROTH != 0
    else { return }
    throw CommandFailure.usage(
      "everybody on this machine may read \(path): chmod 600 \(path), and think of the password "
        + "as known")
  }
}
