/// A parsed JSON value that knows where it stood.
///
/// Numbers keep their text, so that no digit is lost or invented; objects keep the order of their
/// members. The typed accessors (`object()`, `string()`, …) are the checked way to read it.
package struct Value: Sendable {
  package var content: Content
  package var position: Position
  /// How the value is reached from the root: "lines[0].baud"; empty for the root, and for a value
  /// that was not reached through the accessors.
  package var path: String

  package enum Content: Sendable {
    case null
    case bool(Bool)
    /// As it was written; it follows the grammar of RFC 8259 §6.
    case number(String)
    case string(String)
    case array([Value])
    case object([Member])
  }

  package init(content: Content, position: Position = .start, path: String = "") {
    self.content = content
    self.position = position
    self.path = path
  }
}

/// One `"key": value` of an object.
package struct Member: Sendable {
  package var key: String
  package var keyPosition: Position
  package var value: Value

  package init(key: String, keyPosition: Position, value: Value) {
    self.key = key
    self.keyPosition = keyPosition
    self.value = value
  }
}

/// Which texts are JSON.
package enum Dialect: Sendable {
  /// RFC 8259 and nothing else: for bodies of requests.
  case strict
  /// Also `//` and `/* */` comments, a comma behind the last element, and a byte order mark: for
  /// files that people write.
  case file
}

extension Value {
  /// How much a text may ask of the parser.
  package struct Limits: Hashable, Sendable {
    /// Bytes of the whole text.
    package var byteCount: Int
    /// Arrays and objects inside each other; each takes one frame of the stack.
    package var depth: Int

    package static let standard = Limits(byteCount: 1 << 20, depth: 32)

    package init(byteCount: Int, depth: Int) {
      self.byteCount = byteCount
      self.depth = depth
    }
  }

  /// Reads one JSON text: valid UTF-8, one value, no doubled keys.
  package static func parse(
    _ bytes: [UInt8], dialect: Dialect, limits: Limits = .standard
  ) throws(JSONError) -> Value {
    var parser = Parser(bytes, dialect: dialect, limits: limits)
    return try parser.document()
  }
}
