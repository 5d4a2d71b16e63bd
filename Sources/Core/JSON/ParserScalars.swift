// What stands between brackets: space and comments, strings, numbers.

extension Parser {
  mutating func skipSpace() throws(JSONError) {
    while let byte = peek {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case UInt8(ascii: "/"): try skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() throws(JSONError) {
    guard dialect == .file else { throw error(.commentNotAllowed, at: index) }
    let start = index
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch next {
    case UInt8(ascii: "/"):
      while let byte = peek, byte != UInt8(ascii: "\n") { index += 1 }
    case UInt8(ascii: "*"):
      index += 2
      while index + 1 < bytes.count {
        if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") {
          index += 2
          return
        }
        index += 1
      }
      throw error(.unclosedComment, at: start)
    default: throw error(.expected(.value, found: "/"), at: start)
    }
  }

  /// RFC 8259 §6; the text is kept as written.
  mutating func number() throws(JSONError) -> String {
    let start = index
    if peek == UInt8(ascii: "-") { index += 1 }
    let zero = peek == UInt8(ascii: "0")
    let wholeCount = skipDigits()
    guard wholeCount > 0 else { throw error(.badNumber, at: start) }
    guard !zero || wholeCount == 1 else { throw error(.leadingZero, at: start) }
    if peek == UInt8(ascii: ".") {
      index += 1
      guard skipDigits() > 0 else { throw error(.badNumber, at: start) }
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      index += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { index += 1 }
      guard skipDigits() > 0 else { throw error(.badNumber, at: start) }
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func skipDigits() -> Int {
    let start = index
    while let byte = peek, (0x30...0x39).contains(byte) { index += 1 }
    return index - start
  }

  /// RFC 8259 §7. The whole text has been found to be UTF-8 before.
  mutating func string() throws(JSONError) -> String {
    let start = index
    index += 1
    let content = index
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: bytes[content..<index - 1], as: UTF8.self)
      case UInt8(ascii: "\\"): return try stringWithEscapes(start: start, content: content)
      case 0x0A, 0x0D: throw error(.unclosedString, at: start)
      case 0..<0x20: throw error(.controlCharacter(byte), at: index)
      default: index += 1
      }
    }
    throw error(.unclosedString, at: start)
  }

  private mutating func stringWithEscapes(
    start: Int, content: Int
  ) throws(JSONError) -> String {
    var result = Array(bytes[content..<index])
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &result)
      case 0x0A, 0x0D: throw error(.unclosedString, at: start)
      case 0..<0x20: throw error(.controlCharacter(byte), at: index)
      default:
        result.append(byte)
        index += 1
      }
    }
    throw error(.unclosedString, at: start)
  }

  private mutating func escape(into result: inout [UInt8]) throws(JSONError) {
    let start = index
    index += 1
    guard let letter = peek else { throw error(.badEscape, at: start) }
    index += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(letter)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"): result += UTF8Bytes(of: try escapedScalar(start: start))
    default: throw error(.badEscape, at: start)
    }
  }

  /// The scalar behind `\u`, both halves of a surrogate pair taken together.
  private mutating func escapedScalar(start: Int) throws(JSONError) -> Unicode.Scalar {
    let first = try fourDigits(start: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, peek == UInt8(ascii: "\\"), index + 1 < bytes.count,
      bytes[index + 1] == UInt8(ascii: "u")
    else { throw error(.loneSurrogate, at: start) }
    index += 2
    let second = try fourDigits(start: start)
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw error(.loneSurrogate, at: start) }
    return scalar
  }

  private mutating func fourDigits(start: Int) throws(JSONError) -> UInt32 {
    var result: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error(.badEscape, at: start)
      }
      result = result << 4 | UInt32(digit)
      index += 1
    }
    return result
  }

  private func UTF8Bytes(of scalar: Unicode.Scalar) -> [UInt8] {
    Array(String(Character(scalar)).utf8)
  }
}
