import Testing

@testable import JSON

@Suite struct OutputTests {
  @Test("output is compact and keeps the order of its members")
  func writes() {
    let output: Output = [
      "z": "26.00", "a": [1, nil, true, .number("-0.10")], "empty": [:], "none": [],
    ]
    #expect(
      output.text == #"{"z":"26.00","a":[1,null,true,-0.10],"empty":{},"none":[]}"#)
    #expect(output["z"] == "26.00")
    #expect(output["y"] == nil)
  }

  @Test("quotation marks, backslashes and control characters are escaped, the rest is not")
  func escapes() {
    #expect(
      Output.string("\"\\/\u{0}\u{1F}\n\r\t\u{8}电😀").text
        == #""\"\\/\u0000\u001f\n\r\t\u0008电😀""#)
  }
}
