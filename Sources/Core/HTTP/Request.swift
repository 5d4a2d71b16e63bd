/// A whole request, as the parser accepted it.
package struct Request: Sendable {
  package var method: Method
  /// The path, percent-decoded, always with a leading "/", without dot segments; "*" for the whole
  /// server (OPTIONS only).
  package var path: String
  /// Behind the "?", split at "&" and "=", percent-decoded, in order.
  package var query: [(name: String, value: String)]
  package var headers: Headers
  package var body: [UInt8]
  /// Where the request came from, for the log and for what only loopback may do.
  package var peer: Peer
  /// Whether the client wants no further response on this connection (RFC 9112 §9.6): it said
  /// `Connection: close`, or speaks HTTP/1.0.
  package var endsConnection: Bool

  package init(
    method: Method, path: String, query: [(name: String, value: String)] = [],
    headers: Headers = Headers(), body: [UInt8] = [], peer: Peer = .loopback,
    endsConnection: Bool = false
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.peer = peer
    self.endsConnection = endsConnection
  }

  package func queryValue(_ name: String) -> String? { query.first { $0.name == name }?.value }

  package struct Method: RawRepresentable, Hashable, Sendable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    package static let get = Method(rawValue: "GET")
    package static let head = Method(rawValue: "HEAD")
    package static let post = Method(rawValue: "POST")
    package static let put = Method(rawValue: "PUT")
    package static let patch = Method(rawValue: "PATCH")
    package static let delete = Method(rawValue: "DELETE")
    package static let options = Method(rawValue: "OPTIONS")

    /// Methods that change nothing (RFC 9110 §9.2.1).
    package var isSafe: Bool { self == .get || self == .head || self == .options }
  }

  package struct Peer: Hashable, Sendable {
    package var address: String
    package var isLoopback: Bool

    package init(address: String, isLoopback: Bool) {
      self.address = address
      self.isLoopback = isLoopback
    }

    package static let loopback = Peer(address: "127.0.0.1", isLoopback: true)
  }
}
