/// Header fields in order; names compare without case.
///
/// All fields lie in one run of bytes, as they go over the wire, with marks at names and values:
/// a request of twenty fields costs two allocations, and a response's go out in one piece.
package struct Headers: Hashable, Sendable {
  /// "Name: value" CR LF, for each field.
  private(set) var wireBytes: [UInt8] = []
  private var marks: [Mark] = []

  package struct Field: Hashable, Sendable {
    /// In lower case.
    package let name: String
    package let value: String
  }

  /// Where a field lies in `wireBytes`.
  struct Mark: Hashable, Sendable {
    var name: Range<Int>
    var value: Range<Int>
  }

  package init(_ fields: [(String, String)] = []) {
    for (name, value) in fields { append(name, value) }
  }

  /// What the parser found; the marks lie within `wireBytes`.
  init(wireBytes: [UInt8], marks: [Mark]) {
    self.wireBytes = wireBytes
    self.marks = marks
  }

  package var count: Int { marks.count }

  package var fields: [Field] {
    marks.map { Field(name: text($0.name).lowercased(), value: text($0.value)) }
  }

  /// The first value of the field; `name` in lower case.
  package subscript(name: String) -> String? {
    marks.first { isNamed($0, name) }.map { text($0.value) }
  }

  /// All values of a field that may stand on several lines; `name` in lower case.
  package func all(_ name: String) -> [String] {
    marks.filter { isNamed($0, name) }.map { text($0.value) }
  }

  package func contains(_ name: String) -> Bool { marks.contains { isNamed($0, name) } }

  /// Adds a field behind the others. Control characters in the value become spaces, so that no
  /// value can begin a line of its own (RFC 9110 §5.5).
  package mutating func append(_ name: String, _ value: String) {
    precondition(!name.isEmpty && name.utf8.allSatisfy(Octet.isToken), "no field name: \(name)")
    let nameStart = wireBytes.count
    wireBytes.append(contentsOf: name.utf8)
    let nameEnd = wireBytes.count
    wireBytes.append(contentsOf: [Octet.colon, Octet.space])
    let valueStart = wireBytes.count
    for byte in value.utf8 { wireBytes.append(Octet.isFieldContent(byte) ? byte : Octet.space) }
    marks.append(Mark(name: nameStart..<nameEnd, value: valueStart..<wireBytes.count))
    wireBytes.append(contentsOf: [Octet.carriageReturn, Octet.lineFeed])
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: wireBytes[range], as: UTF8.self)
  }

  private func isNamed(_ mark: Mark, _ name: String) -> Bool {
    guard mark.name.count == name.utf8.count else { return false }
    var index = mark.name.lowerBound
    for byte in name.utf8 {
      guard Octet.lowercased(wireBytes[index]) == byte else { return false }
      index += 1
    }
    return true
  }
}
