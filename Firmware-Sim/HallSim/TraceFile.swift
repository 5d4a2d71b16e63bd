import DLT645
import Glibc
import Hardware

/// Writes what passed on a line: a line each of nanoseconds, "rx" or "tx" as the simulator sees it,
/// and hexadecimal bytes. "rx" is stamped when the first byte was seen, "tx" when the last was sent.
final class TraceFile {
  enum Direction: String { case rx, tx }

  private let descriptor: Int32

  init(path: String) throws(HallError) {
    let opened = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o644)
    guard opened >= 0 else { throw .system(path: path, call: "open", errno: errno) }
    descriptor = opened
  }

  deinit { close(descriptor) }

  func note(_ bytes: [UInt8], _ direction: Direction, at moment: MonotonicInstant) {
    let line = "\(moment.nanoseconds) \(direction.rawValue) \(hexadecimal(bytes))\n"
    // A trace that cannot be written must not stop the line.
    _ = Array(line.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }
}
