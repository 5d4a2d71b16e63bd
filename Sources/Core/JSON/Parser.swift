/// Reads a text once from front to back; every byte is looked at a bounded number of times.
struct Parser {
  let bytes: [UInt8]
  let dialect: Dialect
  let limits: Value.Limits
  var index = 0
  private var depth = 0
  private var mark = PositionMark()

  init(_ bytes: [UInt8], dialect: Dialect, limits: Value.Limits) {
    self.bytes = bytes
    self.dialect = dialect
    self.limits = limits
  }

  mutating func document() throws(JSONError) -> Value {
    guard bytes.count <= limits.byteCount else {
      throw JSONError(
        position: .start, problem: .syntax(.tooLarge(limit: limits.byteCount)))
    }
    if let bad = firstInvalidUTF8(in: bytes) { throw error(.badUTF8(byte: bytes[bad]), at: bad) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      guard dialect == .file else { throw error(.byteOrderMark, at: 0) }
      index = 3
    }
    try skipSpace()
    let value = try value()
    try skipSpace()
    guard index == bytes.count else { throw error(.contentAfterEnd, at: index) }
    return value
  }

  private mutating func value() throws(JSONError) -> Value {
    guard let byte = peek else { throw error(.unexpectedEnd, at: index) }
    let position = mark.position(at: index, in: bytes)
    switch byte {
    case UInt8(ascii: "{"): return Value(content: try object(), position: position)
    case UInt8(ascii: "["): return Value(content: try array(), position: position)
    case UInt8(ascii: "\""): return Value(content: .string(try string()), position: position)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return Value(content: .number(try number()), position: position)
    default:
      if take("true") { return Value(content: .bool(true), position: position) }
      if take("false") { return Value(content: .bool(false), position: position) }
      if take("null") { return Value(content: .null, position: position) }
      throw unexpected(.value)
    }
  }

  private mutating func array() throws(JSONError) -> Value.Content {
    try enter()
    var elements: [Value] = []
    while true {
      try skipSpace()
      if peek == UInt8(ascii: "]"), try mayClose(elements.isEmpty) { break }
      elements.append(try value())
      try skipSpace()
      if peek == UInt8(ascii: "]") { break }
      try pass(UInt8(ascii: ","), .commaOrBracket)
    }
    leave()
    return .array(elements)
  }

  private mutating func object() throws(JSONError) -> Value.Content {
    try enter()
    var members: [Member] = []
    var keys = KeySet()
    while true {
      try skipSpace()
      if peek == UInt8(ascii: "}"), try mayClose(members.isEmpty) { break }
      guard peek == UInt8(ascii: "\"") else { throw unexpected(.key) }
      let keyIndex = index
      let keyPosition = mark.position(at: index, in: bytes)
      let key = try string()
      guard keys.insert(key, besides: members) else { throw error(.doubledKey(key), at: keyIndex) }
      try skipSpace()
      try pass(UInt8(ascii: ":"), .colon)
      try skipSpace()
      members.append(Member(key: key, keyPosition: keyPosition, value: try value()))
      try skipSpace()
      if peek == UInt8(ascii: "}") { break }
      try pass(UInt8(ascii: ","), .commaOrBrace)
    }
    leave()
    return .object(members)
  }

  /// Whether a bracket may close here: at once, or behind a comma where the dialect lets it.
  private func mayClose(_ isEmpty: Bool) throws(JSONError) -> Bool {
    guard isEmpty || dialect == .file else { throw error(.trailingComma, at: index) }
    return true
  }

  private mutating func enter() throws(JSONError) {
    guard depth < limits.depth else { throw error(.tooDeep(limit: limits.depth), at: index) }
    depth += 1
    index += 1
  }

  private mutating func leave() {
    depth -= 1
    index += 1
  }

  private mutating func pass(
    _ byte: UInt8, _ expectation: JSONError.Expectation
  ) throws(JSONError) {
    guard peek == byte else { throw unexpected(expectation) }
    index += 1
  }

  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ word: StaticString) -> Bool {
    let end = index + word.utf8CodeUnitCount
    guard end <= bytes.count else { return false }
    let isHere = word.withUTF8Buffer { bytes[index..<end].elementsEqual($0) }
    if isHere { index = end }
    return isHere
  }

  private func unexpected(_ expectation: JSONError.Expectation) -> JSONError {
    guard index < bytes.count else { return error(.unexpectedEnd, at: index) }
    let found = String(decoding: bytes[index...].prefix(4), as: UTF8.self).unicodeScalars.first
    return error(.expected(expectation, found: found ?? "\u{FFFD}"), at: index)
  }

  func error(_ problem: JSONError.SyntaxProblem, at offset: Int) -> JSONError {
    var mark = PositionMark()
    return JSONError(
      position: mark.position(at: offset, in: bytes), problem: .syntax(problem))
  }
}

/// Finds doubled keys without a set where an object is small, and in linear time where it is not.
private struct KeySet {
  private var keys: Set<String> = []
  private static let smallCount = 8

  mutating func insert(_ key: String, besides members: [Member]) -> Bool {
    if members.count < Self.smallCount { return !members.contains { $0.key == key } }
    if members.count == Self.smallCount { keys = Set(members.map(\.key)) }
    return keys.insert(key).inserted
  }
}
