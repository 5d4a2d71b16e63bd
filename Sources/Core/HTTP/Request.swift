/// A whole request, as the parser accepted it.
package struct Request: Sendable {
  package var method: Method
  /// The path, percent-decoded, always with a leading "/", without dot segments.
  package var path: String
  /// Behind the "?", split at "&" and "=", percent-decoded, in order.
  package var query: [(name: String, value: String)]
  package var headers: Headers
  package var body: [UInt8]
  /// Where the request came from, for the log and for what only loopback may do.
  package var peer: Peer

  package init(
    method: Method, path: String, query: [(name: String, value: String)] = [],
    headers: Headers = Headers(), body: [UInt8] = [], peer: Peer = .loopback
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.peer = peer
  }

  package func queryValue(_ name: String) -> String? { query.first { $0.name == name }?.value }

  package struct Method: RawRepresentable, Hashable, Sendable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    package static let get = Method(rawValue: "GET")
    package static let head = Method(rawValue: "HEAD")
    package static let post = Method(rawValue: "POST")
    package static let delete = Method(rawValue: "DELETE")
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

/// Header fields in order; names compare without case.
package struct Headers: Hashable, Sendable {
  package private(set) var fields: [Field] = []

  package struct Field: Hashable, Sendable {
    /// In lower case.
    package let name: String
    package let value: String
  }

  package init(_ fields: [(String, String)] = []) {
    for (name, value) in fields { append(name, value) }
  }

  package mutating func append(_ name: String, _ value: String) {
    fields.append(Field(name: name.lowercased(), value: value))
  }

  /// The first value of the field; `name` in lower case.
  package subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
}
