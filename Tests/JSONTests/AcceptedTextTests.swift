import Testing

@testable import JSON

/// Texts after RFC 8259 and the usual lists of parser tests, each with what it must read as.
@Suite struct AcceptedTextTests {
  @Test(
    "strict JSON is read as it is written",
    arguments: [
      ("null", "null"), (" true ", "true"), ("\tfalse\r\n", "false"), ("0", "0"), ("-0", "-0"),
      ("123.4560", "123.4560"), ("1E+2", "1E+2"), ("-1.5e-3", "-1.5e-3"),
      ("123456789012345678901234567890", "123456789012345678901234567890"),
      ("[]", "[]"), ("[ ]", "[]"), ("{}", "{}"), ("[1,[2,{\"a\":[]}]]", "[1,[2,{\"a\":[]}]]"),
      ("{\"b\":1,\"a\":2}", "{\"b\":1,\"a\":2}"), ("\"\"", "\"\""), ("{\"\":0}", "{\"\":0}"),
      (#""\"\\\/\b\f\n\r\t""#, #""\"\\/\u0008\u000c\n\r\t""#),
      (#""\u0041\u00e9\u4E2D""#, "\"Aé中\""),
      (#""\uD83D\uDE00""#, "\"😀\""), (#""\uDBFF\uDFFF""#, "\"\u{10FFFF}\""),
      (#""\u0000""#, #""\u0000""#), ("\"\u{7F}\u{2028}\"", "\"\u{7F}\u{2028}\""),
    ])
  func accepts(_ text: String, _ written: String) throws {
    #expect(try Value.parse(Array(text.utf8), dialect: .strict).output.text == written)
    #expect(try Value.parse(Array(text.utf8), dialect: .file).output.text == written)
  }

  @Test(
    "the file dialect also knows comments, a last comma and a byte order mark",
    arguments: [
      ("// first\n[1, /* one */ 2,] // last", "[1,2]"), ("/**/{\"a\": 1,}/***/", "{\"a\":1}"),
      ("\u{FEFF}[]", "[]"), ("[1 // no line end", nil), ("[\"// text\"]", "[\"// text\"]"),
    ])
  func acceptsInFiles(_ text: String, _ written: String?) {
    let output = try? Value.parse(Array(text.utf8), dialect: .file).output.text
    #expect(output == written)
    if !text.contains("\"//") {
      #expect(throws: JSONError.self) { try Value.parse(Array(text.utf8), dialect: .strict) }
    }
  }

  @Test("nesting is accepted up to its bound and refused behind it")
  func depth() throws {
    let text = { (depth: Int) in
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try Value.parse(text(32), dialect: .strict)
    let error = #expect(throws: JSONError.self) { try Value.parse(text(33), dialect: .strict) }
    #expect(error?.problem == .syntax(.tooDeep(limit: 32)))
    #expect(error?.position == Position(line: 1, column: 33))
  }

  @Test("a text is accepted up to its size bound and refused behind it")
  func size() throws {
    let limits = Value.Limits(byteCount: 5, depth: 1)
    _ = try Value.parse(Array("\"abc\"".utf8), dialect: .strict, limits: limits)
    let error = #expect(throws: JSONError.self) {
      try Value.parse(Array("\"abcd\"".utf8), dialect: .strict, limits: limits)
    }
    #expect(error?.problem == .syntax(.tooLarge(limit: 5)))
  }

  @Test("an object may have many keys")
  func manyKeys() throws {
    let members = (0..<2000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
    let value = try Value.parse(Array("{\(members)}".utf8), dialect: .strict)
    #expect(value.output.text == "{\(members)}")
    #expect(throws: JSONError.self) {
      try Value.parse(Array("{\(members),\"k7\":1}".utf8), dialect: .strict)
    }
  }
}
