import Glibc

/// An open file descriptor with one owner; it is closed with its owner.
struct Descriptor: ~Copyable, Sendable {
  let number: Int32

  /// Takes over `number`, which must be open.
  init(owning number: Int32) { self.number = number }

  deinit { close(number) }

  /// Opens `path` close-on-exec; the corresponding C function is `open`. Gives the error number
  /// where that fails.
  static func open(_ path: String, _ flags: Int32) throws(ErrorNumber) -> Descriptor {
    let number = try uninterrupted { Glibc.open(path, flags | O_CLOEXEC) }
    return Descriptor(owning: Int32(number))
  }
}

/// The value of `errno` behind a failed call.
struct ErrorNumber: Error, Hashable, Sendable {
  let value: Int32
}

/// Calls until it is not interrupted by a signal; the one EINTR loop of this module.
///
/// The signals of a process are few, and a call that waits is bound by its own deadline.
func uninterrupted<Result: BinaryInteger>(_ call: () -> Result) throws(ErrorNumber) -> Result {
  while true {
    let result = call()
    if result >= 0 { return result }
    let problem = errno
    if problem != EINTR { throw ErrorNumber(value: problem) }
  }
}
