import Testing

@testable import JSON

@Suite struct AccessorTests {
  private enum Parity: String, CaseIterable { case even, odd, none }

  private func root(_ text: String) throws -> ObjectReader {
    try Value.parse(Array(text.utf8), dialect: .file).object()
  }

  @Test("values are read with their kinds")
  func reads() throws {
    var object = try root(#"{"s":"a","b":true,"n":12,"d":"1.50","f":-0.25,"l":[1,2],"p":"odd"}"#)
    #expect(try object.required("s").string() == "a")
    #expect(try object.required("b").bool())
    #expect(try object.required("n").integer(in: 1...12) == 12)
    #expect(try object.required("d").decimal() == "1.50")
    #expect(try object.required("f").decimal() == "-0.25")
    #expect(try object.required("l").array().map(\.path) == ["l[0]", "l[1]"])
    #expect(try object.required("p").choice(Parity.self) == .odd)
    #expect(object.optional("absent") == nil)
    try object.finish()
  }

  @Test("null counts as absent where a key may be")
  func nullIsAbsent() throws {
    var object = try root(#"{"x":null}"#)
    #expect(object.optional("x") == nil)
    try object.finish()
  }

  @Test(
    "a wrong value is told with its place, its path and what would be right",
    arguments: [
      (
        #"{"lines":[{"baud":"x"}]}"#,
        "line 1, column 19: lines[0].baud: must be a number, not a text in quotation marks"
      ),
      (
        #"{"lines":[{"baud":0}]}"#,
        "line 1, column 19: lines[0].baud: must be a whole number from 1 to 12, not '0'"
      ),
      (
        #"{"lines":[{"baud":1.0}]}"#,
        "line 1, column 19: lines[0].baud: must be a whole number from 1 to 12, not '1.0'"
      ),
      (
        #"{"lines":[{"buad":1}]}"#,
        "line 1, column 12: lines[0]: 'baud' is missing; is 'buad' a slip for it?"
      ),
      (#"{"lines":[{}]}"#, "line 1, column 11: lines[0]: 'baud' is missing"),
      (
        #"{"lines":[{"baud":1,"pairty":"odd"}]}"#,
        "line 1, column 21: lines[0]: 'pairty' is not known here; did you mean 'parity'?"
      ),
      (
        #"{"lines":[{"baud":1,"colour":"odd"}]}"#,
        "line 1, column 21: lines[0]: 'colour' is not known here; known are baud, parity"
      ),
      (
        #"{"lines":[{"baud":1,"parity":"evem"}]}"#,
        "line 1, column 30: lines[0].parity: must be one of even, odd, none, not 'evem'; did you mean 'even'?"
      ),
      (
        #"{"lines":[{"baud":1,"parity":"mark"}]}"#,
        "line 1, column 30: lines[0].parity: must be one of even, odd, none, not 'mark'"
      ),
      (#"{"lines":{}}"#, "line 1, column 10: lines: must be a list, not an object"),
    ])
  func refuses(_ text: String, _ sentence: String) {
    let error = #expect(throws: JSONError.self) {
      var object = try root(text)
      for line in try object.required("lines").array() {
        var line = try line.object()
        _ = try line.required("baud").integer(in: 1...12)
        _ = try line.optional("parity")?.choice(Parity.self)
        try line.finish()
      }
      try object.finish()
    }
    #expect(error?.description == sentence)
  }

  @Test(
    "a decimal is digits with at most one point between them",
    arguments: ["1e3", "\"\"", "\"-\"", "\".5\"", "\"1.\"", "\"+1\"", "\"1.2.3\"", "\"１\"", "true"])
  func refusesDecimals(_ text: String) throws {
    let value = try Value.parse(Array(text.utf8), dialect: .strict)
    #expect(throws: JSONError.self) { try value.decimal() }
  }

  @Test("an error names its file as an editor does")
  func namesFile() throws {
    let value = try Value.parse(Array("\n [1]".utf8), dialect: .file).array()[0]
    #expect(
      value.unfit("lie after 'from'").description(inFile: "a.json")
        == "a.json:2:3: [0]: must lie after 'from'")
  }

  @Test("an error repeats a long or hostile text shortened and on one line")
  func shortens() throws {
    let key = String(repeating: "k", count: 500) + "\\n"
    let error = #expect(throws: JSONError.self) { try root("{\"\\n\(key)\":1}").finish() }
    let sentence = error?.description ?? "\n"
    #expect(!sentence.contains("\n"))
    #expect(sentence.utf8.count < 200)
  }
}
