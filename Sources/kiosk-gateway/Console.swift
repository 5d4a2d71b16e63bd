import Glibc

/// Standard output and standard error, unbuffered, so that a pipe sees every line at once.
enum Console {
  /// Writes what a call was made for. Where the reader has heard enough, as `| head` has, the program
  /// ends; where the text cannot be written, the call has failed.
  static func answer(_ text: String) throws(CommandFailure) {
    guard let problem = write(text + "\n", to: STDOUT_FILENO) else { return }
    if problem == EPIPE { exit(0) }
    throw .refused(
      "output", "standard output cannot be written: \(String(cString: strerror(problem)))")
  }

  /// Writes a line of news. Who does not listen any more misses it.
  static func print(_ line: String) { _ = write(line + "\n", to: STDOUT_FILENO) }

  static func complain(_ line: String) { _ = write(line + "\n", to: STDERR_FILENO) }

  /// Writes over the last line of standard error, which must be a terminal.
  static func overwrite(_ line: String) { _ = write("\r\u{1B}[K" + line, to: STDERR_FILENO) }

  /// Writes all of `text`; the errno of what prevents it, or `nil`.
  private static func write(_ text: String, to descriptor: Int32) -> Int32? {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { return errno }
      bytes = bytes.dropFirst(written)
    }
    return nil
  }
}
