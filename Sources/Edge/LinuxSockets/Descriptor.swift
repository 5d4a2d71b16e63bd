import Glibc

/// An open file descriptor; closed when its owner goes.
struct Descriptor: ~Copyable {
  let number: Int32

  /// Takes over what a system call gave.
  init(_ number: Int32) { self.number = number }

  deinit { close(number) }
}
