import CLinux
import Glibc

/// A numeric IP address with a port: "127.0.0.1:8645" or "[::1]:8645".
///
/// No names: resolving them would pull in what a static executable cannot have.
package struct SocketAddress: Hashable, Sendable {
  /// 4 or 16 bytes, in the order of the wire.
  let bytes: [UInt8]
  /// 0 asks the kernel for a free one.
  package let port: UInt16

  private static let ipv4Count = 4
  private static let ipv6Count = 16

  private init(bytes: [UInt8], port: UInt16) {
    self.bytes = bytes
    self.port = port
  }

  /// `nil` for anything but a numeric address, a colon and a port.
  package init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":") else { return nil }
    let portText = text[text.index(after: colon)...]
    guard let port = UInt16(portText), portText.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let host = text[..<colon]
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    let name = isBracketed ? String(host.dropFirst().dropLast()) : String(host)
    var bytes = [UInt8](repeating: 0, count: isBracketed ? Self.ipv6Count : Self.ipv4Count)
    guard inet_pton(isBracketed ? AF_INET6 : AF_INET, name, &bytes) == 1 else { return nil }
    self.init(bytes: bytes, port: port)
  }

  /// From what the kernel wrote; `nil` for a family other than IP.
  init?(_ storage: sockaddr_storage) {
    switch Int32(storage.ss_family) {
    case AF_INET:
      let address = withUnsafeBytes(of: storage) { $0.loadUnaligned(as: sockaddr_in.self) }
      self.init(
        bytes: withUnsafeBytes(of: address.sin_addr) { Array($0) },
        port: UInt16(bigEndian: address.sin_port))
    case AF_INET6:
      let address = withUnsafeBytes(of: storage) { $0.loadUnaligned(as: sockaddr_in6.self) }
      self.init(
        bytes: withUnsafeBytes(of: address.sin6_addr) { Array($0) },
        port: UInt16(bigEndian: address.sin6_port))
    default: return nil
    }
  }

  var isIPv6: Bool { bytes.count == Self.ipv6Count }

  /// Whether only this machine can reach it.
  package var isLoopback: Bool {
    isIPv6 ? bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1 : bytes.first == 127
  }

  /// The address without its port, and without brackets.
  package var host: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(isIPv6 ? AF_INET6 : AF_INET, bytes, &text, socklen_t(text.count)) != nil
    else { return "" }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Who counts as one client: an IPv4 address, or an IPv6 network of 64 bits, as one household
  /// commands all addresses of it.
  var clientKey: UInt64 {
    let part = isIPv6 ? bytes.prefix(8) : bytes.prefix(4)
    return part.reduce(isIPv6 ? 0 : 1) { $0 << 8 | UInt64($1) }
  }

  /// Hands the address over in the kernel's form.
  func withKernelForm<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    var storage = sockaddr_storage()
    let length = withUnsafeMutableBytes(of: &storage) { raw in
      if isIPv6 {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        withUnsafeMutableBytes(of: &address.sin6_addr) { $0.copyBytes(from: bytes) }
        raw.storeBytes(of: address, as: sockaddr_in6.self)
        return socklen_t(MemoryLayout<sockaddr_in6>.size)
      }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      withUnsafeMutableBytes(of: &address.sin_addr) { $0.copyBytes(from: bytes) }
      raw.storeBytes(of: address, as: sockaddr_in.self)
      return socklen_t(MemoryLayout<sockaddr_in>.size)
    }
    return withUnsafePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
    }
  }
}

extension SocketAddress: CustomStringConvertible {
  /// As it is read: "127.0.0.1:8645", "[::1]:8645".
  package var description: String { isIPv6 ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
