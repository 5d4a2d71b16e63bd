import CLinux
import Glibc

/// A bound socket that takes connections, and the calls that prepare them.
struct ListeningSocket: ~Copyable {
  let descriptor: Descriptor
  /// With the port that the kernel chose, where 0 was asked.
  let address: SocketAddress

  /// Binds and listens; IPv6 sockets take IPv6 only.
  init(_ wanted: SocketAddress, backlog: Int) throws(ListenError) {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let number = socket(wanted.isIPv6 ? AF_INET6 : AF_INET, kind, 0)
    guard number >= 0 else { throw .system(call: "socket", errno: errno) }
    let descriptor = Descriptor(number)
    Self.set(number, SOL_SOCKET, SO_REUSEADDR, 1)
    if wanted.isIPv6 { Self.set(number, Int32(IPPROTO_IPV6), IPV6_V6ONLY, 1) }
    guard wanted.withKernelForm({ bind(number, $0, $1) }) == 0 else {
      throw Self.bindError(errno, wanted)
    }
    guard listen(number, Int32(backlog)) == 0 else { throw Self.bindError(errno, wanted) }
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let named = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(number, $0, &length) }
    }
    guard named == 0, let bound = SocketAddress(storage) else {
      throw .system(call: "getsockname", errno: errno)
    }
    self.descriptor = descriptor
    address = bound
  }

  /// One waiting connection, non-blocking, without Nagle's delay.
  enum Accepted {
    case connection(Int32, SocketAddress)
    /// Nobody waits, or the one who waited has gone.
    case nobody
    case failed(errno: Int32)
  }

  func accept() -> Accepted {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let number = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        clinux_accept(descriptor.number, $0, &length)
      }
    }
    guard number >= 0 else {
      return switch errno {
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: .failed(errno: errno)
      default: .nobody
      }
    }
    guard let peer = SocketAddress(storage) else {
      close(number)
      return .nobody
    }
    Self.set(number, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
    return .connection(number, peer)
  }

  /// A socket option that only makes things better: where the kernel refuses, we go on.
  static func set(_ number: Int32, _ level: Int32, _ option: Int32, _ value: Int32) {
    var value = value
    _ = setsockopt(number, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
  }

  private static func bindError(_ code: Int32, _ address: SocketAddress) -> ListenError {
    switch code {
    case EADDRINUSE: .addressInUse(address)
    case EADDRNOTAVAIL: .addressNotAvailable(address)
    case EACCES: .notAllowed(address)
    default: .system(call: "bind", errno: code)
    }
  }
}
