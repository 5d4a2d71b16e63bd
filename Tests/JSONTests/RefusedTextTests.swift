import Testing

@testable import JSON

@Suite struct RefusedTextTests {
  @Test(
    "what is not JSON is refused at its place",
    arguments: [
      ("", 1, .unexpectedEnd), (" ", 2, .unexpectedEnd), ("[", 2, .unexpectedEnd),
      ("[1", 3, .unexpectedEnd), ("{\"a\"", 5, .unexpectedEnd), ("{\"a\":", 6, .unexpectedEnd),
      ("[1,]", 4, .trailingComma), ("{\"a\":1,}", 8, .trailingComma),
      ("[,1]", 2, .expected(.value, found: ",")),
      ("[1 2]", 4, .expected(.commaOrBracket, found: "2")),
      ("[1,,2]", 4, .expected(.value, found: ",")), ("{\"a\" 1}", 6, .expected(.colon, found: "1")),
      ("{\"a\":1 \"b\":2}", 8, .expected(.commaOrBrace, found: "\"")),
      ("{a:1}", 2, .expected(.key, found: "a")), ("{1:1}", 2, .expected(.key, found: "1")),
      ("{,}", 2, .expected(.key, found: ",")), ("[1}", 3, .expected(.commaOrBracket, found: "}")),
      ("{\"a\":1]", 7, .expected(.commaOrBrace, found: "]")),
      ("]", 1, .expected(.value, found: "]")),
      ("nul", 1, .expected(.value, found: "n")), ("True", 1, .expected(.value, found: "T")),
      ("NaN", 1, .expected(.value, found: "N")), ("Infinity", 1, .expected(.value, found: "I")),
      ("'a'", 1, .expected(.value, found: "'")), ("中", 1, .expected(.value, found: "中")),
      ("+1", 1, .expected(.value, found: "+")), (".5", 1, .expected(.value, found: ".")),
      ("01", 1, .leadingZero), ("-01", 1, .leadingZero), ("[00]", 2, .leadingZero),
      ("-", 1, .badNumber), ("1.", 1, .badNumber), ("1e", 1, .badNumber), ("1e+", 1, .badNumber),
      ("-a", 1, .badNumber), ("1.e1", 1, .badNumber), ("1 2", 3, .contentAfterEnd),
      ("0x1", 2, .contentAfterEnd), ("truefalse", 5, .contentAfterEnd),
      ("{}}", 3, .contentAfterEnd),
      ("\"a", 1, .unclosedString), ("\"a\nb\"", 1, .unclosedString), ("\"\\", 2, .badEscape),
      ("\"\u{1}\"", 2, .controlCharacter(1)), ("\"\t\"", 2, .controlCharacter(9)),
      ("\"\\n\u{0}\"", 4, .controlCharacter(0)),
      ("\"\\x\"", 2, .badEscape), ("\"\\u12G4\"", 2, .badEscape), ("\"\\u12\"", 2, .badEscape),
      ("\"\\uD800\"", 2, .loneSurrogate), ("\"\\uDC00\"", 2, .loneSurrogate),
      ("\"\\uD800\\u0041\"", 2, .loneSurrogate), ("\"\\uD800\\n\"", 2, .loneSurrogate),
      ("\"\\uDC00\\uD800\"", 2, .loneSurrogate), ("// a\n1", 1, .commentNotAllowed),
      ("[1/**/]", 3, .commentNotAllowed), ("\u{FEFF}1", 1, .byteOrderMark),
      ("\u{A0}1", 1, .expected(.value, found: "\u{A0}")),
      ("{\"a\":1,\"a\":2}", 8, .doubledKey("a")), ("{\"a\":1,\"\\u0061\":2}", 8, .doubledKey("a")),
    ] as [(String, Int, JSONError.SyntaxProblem)])
  func refuses(_ text: String, column: Int, problem: JSONError.SyntaxProblem) {
    let error = #expect(throws: JSONError.self) {
      try Value.parse(Array(text.utf8), dialect: .strict)
    }
    #expect(error?.problem == .syntax(problem))
    #expect(error?.position == Position(line: 1, column: column))
  }

  @Test(
    "bytes that are not UTF-8 are refused at the first of them, in strings and comments too",
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
      [0xE4, 0xB8],
    ] as [[UInt8]])
  func refusesBadUTF8(_ bad: [UInt8]) {
    for (text, dialect) in [("\"é", Dialect.strict), ("//é", .file)] {
      let error = #expect(throws: JSONError.self) {
        try Value.parse(Array(text.utf8) + bad + Array("\"\n1".utf8), dialect: dialect)
      }
      #expect(error?.problem == .syntax(.badUTF8(byte: bad[0])))
      #expect(error?.position == Position(line: 1, column: text.unicodeScalars.count + 1))
    }
  }

  @Test("an unclosed comment is refused where it begins")
  func unclosedComment() {
    let error = #expect(throws: JSONError.self) {
      try Value.parse(Array("1 /* *".utf8), dialect: .file)
    }
    #expect(error?.problem == .syntax(.unclosedComment))
    #expect(error?.position == Position(line: 1, column: 3))
  }

  @Test("a place is counted in lines and characters")
  func positions() throws {
    let text = "{\r\n  \"电\": [1,\n    \"é😀\", x]}"
    let error = #expect(throws: JSONError.self) {
      try Value.parse(Array(text.utf8), dialect: .strict)
    }
    #expect(error?.position == Position(line: 3, column: 11))
    let value = try Value.parse(Array("{\r\n  \"电\": [1,\n    \"é😀\"]}".utf8), dialect: .strict)
    guard case .object(let members) = value.content,
      case .array(let elements) = members[0].value.content
    else {
      Issue.record("an object with a list was read as something else")
      return
    }
    #expect(members[0].keyPosition == Position(line: 2, column: 3))
    #expect(members[0].value.position == Position(line: 2, column: 8))
    #expect(
      elements.map(\.position) == [Position(line: 2, column: 9), Position(line: 3, column: 5)])
  }
}
