/// Why the listener could not begin, or had to end.
package enum ListenError: Error, Hashable, Sendable {
  /// Somebody else listens there (EADDRINUSE).
  case addressInUse(SocketAddress)
  /// This machine has no such address (EADDRNOTAVAIL).
  case addressNotAvailable(SocketAddress)
  /// Ports below 1024 need a privilege (EACCES).
  case notAllowed(SocketAddress)
  /// Any other system call that failed.
  case system(call: String, errno: Int32)
}
