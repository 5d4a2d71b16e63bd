// Checked reading: each gives what was asked for, or says where it is not and what would be right.

extension Value {
  package func string() throws(JSONError) -> String {
    guard case .string(let text) = content else { throw wrongKind(.string) }
    return text
  }

  package func bool() throws(JSONError) -> Bool {
    guard case .bool(let flag) = content else { throw wrongKind(.bool) }
    return flag
  }

  /// A whole number written without point or exponent.
  package func integer(in range: ClosedRange<Int>) throws(JSONError) -> Int {
    guard case .number(let text) = content else { throw wrongKind(.number) }
    guard let number = Int(text), range.contains(number) else {
      throw error(.outOfRange(found: text, range))
    }
    return number
  }

  /// A number, or a text that holds one: sign, digits, point, digits; no exponent. As written.
  package func decimal() throws(JSONError) -> String {
    switch content {
    case .number(let text), .string(let text):
      guard isPlainDecimal(text) else { throw error(.notADecimal(found: text)) }
      return text
    default: throw wrongKind(.number)
    }
  }

  /// The elements, each with its path.
  package func array() throws(JSONError) -> [Value] {
    guard case .array(let elements) = content else { throw wrongKind(.array) }
    return elements.enumerated().map { index, element in
      var element = element
      element.path = "\(path)[\(index)]"
      return element
    }
  }

  /// One of the words of `choices`.
  package func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ choices: Choice.Type
  ) throws(JSONError) -> Choice {
    let text = try string()
    guard let choice = Choice(rawValue: text) else {
      let words = choices.allCases.map(\.rawValue)
      throw error(.notAChoice(found: text, nearest: nearest(to: text, in: words), choices: words))
    }
    return choice
  }

  package func object() throws(JSONError) -> ObjectReader {
    guard case .object(let members) = content else { throw wrongKind(.object) }
    return ObjectReader(members, position: position, path: path)
  }

  private func wrongKind(_ expected: JSONError.Kind) -> JSONError {
    error(.wrongKind(found: kind, expected: expected))
  }
}

private func isPlainDecimal(_ text: String) -> Bool {
  var parts = text.utf8[...]
  if parts.first == UInt8(ascii: "-") { parts.removeFirst() }
  let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
  let whole = parts.prefix(while: isDigit)
  let rest = parts[whole.endIndex...]
  guard !whole.isEmpty else { return false }
  return rest.isEmpty
    || rest.first == UInt8(ascii: ".") && rest.count > 1 && rest.dropFirst().allSatisfy(isDigit)
}
