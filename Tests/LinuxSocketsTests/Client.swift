import Foundation
import LinuxSockets
import Synchronization
import Testing

/// A client of one connection that sends exactly the bytes it is told to, over a real socket.
final class Client: Sendable {
  private let descriptor: Int32
  private let input = Mutex(Input())

  /// What came and was not taken yet.
  private struct Input {
    var received: [UInt8] = []
    var hasEnded = false
  }

  /// No wait in a test is longer.
  static let patience = 60

  /// `source` is the address to come from; every one in 127/8 is this machine.
  init(_ address: SocketAddress, from source: String? = nil, receiveBuffer: Int32? = nil) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    try #require(descriptor >= 0)
    if var size = receiveBuffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }
    var limit = timeval(tv_sec: Int(Self.patience), tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    if let source {
      try #require(Self.withAddress(source, 0) { bind(descriptor, $0, $1) } == 0)
    }
    let host = String(address.description.prefix { $0 != ":" })
    try #require(Self.withAddress(host, address.port) { connect(descriptor, $0, $1) } == 0)
  }

  deinit { close(descriptor) }

  /// Sends all of it; false where the other end takes no more.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Ends our side; the other may still answer.
  func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// The next response, by its Content-Length; without one, up to the end of the header.
  func response(hasBody: Bool = true) throws -> Answer {
    let head = try #require(take(through: "\r\n\r\n"), "no response came")
    var answer = Answer(head: head)
    if hasBody, let count = answer["content-length"].flatMap({ Int($0) }) {
      answer.body = try #require(take(count: count), "the body is short")
    }
    return answer
  }

  /// The next event of a stream: its lines without the empty one.
  func event() throws -> String { try #require(take(through: "\n\n"), "no event came") }

  /// Whether the server ends the connection within our patience, whatever it still sends.
  func isEndedByServer() -> Bool {
    while receive() { input.withLock { $0.received = [] } }
    return input.withLock { $0.hasEnded }
  }

  /// Everything up to the end of the connection.
  func rest() -> String {
    while receive() {}
    return String(decoding: input.withLock { $0.received }, as: UTF8.self)
  }

  private func take(through end: String) -> String? {
    let mark = Data(end.utf8)
    return take { received in Data(received).firstRange(of: mark)?.upperBound }
  }

  private func take(count: Int) -> String? { take { $0.count < count ? nil : count } }

  /// Takes as many bytes as `length` finds, once it finds some.
  private func take(_ length: ([UInt8]) -> Int?) -> String? {
    repeat {
      let text = input.withLock { input in
        length(input.received).map { count in
          defer { input.received.removeFirst(count) }
          return String(decoding: input.received.prefix(count), as: UTF8.self)
        }
      }
      if let text { return text }
    } while receive()
    return nil
  }

  private func receive() -> Bool {
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &piece, piece.count, 0)
    let isEnd = count == 0 || count < 0 && errno == ECONNRESET
    return input.withLock { input in
      if isEnd { input.hasEnded = true }
      input.received += piece.prefix(max(count, 0))
      return count > 0
    }
  }

  private static func withAddress(
    _ host: String, _ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    inet_pton(AF_INET, host, &address.sin_addr)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}

/// A response as it came.
struct Answer {
  let status: Int
  let head: String
  var body = ""

  init(head: String) {
    self.head = head
    status = Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0
  }

  /// The value of a field; `name` in lower case.
  subscript(name: String) -> String? {
    for line in head.split(separator: "\r\n").dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts[0].lowercased() == name {
        return parts.count == 2 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
      }
    }
    return nil
  }
}
