import HTTP
import Testing

@Suite struct ConditionalResponseTests {
  /// Ten bytes with the tag "t".
  private static let whole = Response(
    status: .ok, headers: Headers([("ETag", "\"t\"")]), body: Array("0123456789".utf8))

  @Test(
    "If-None-Match compares tags weakly (RFC 9110 §13.1.2)",
    arguments: [
      ("\"t\"", 304), ("W/\"t\"", 304), ("\"a\", \"t\"", 304), ("*", 304), ("\"a\",W/\"t\"", 304),
      ("\"a\"", 200), ("t", 200), ("\"t", 200), ("\"T\"", 200), ("\"a\"\"t", 200), ("", 200),
    ])
  func noneMatch(field: String, status: Int) {
    let response = Self.whole.fulfilling(request([("If-None-Match", field)]))
    #expect(response.status.rawValue == status)
    #expect(response.body.count == (status == 304 ? 0 : 10))
    #expect(response.headers["etag"] == "\"t\"")
  }

  @Test(
    "a single range gives a part, or 416 behind the end (RFC 9110 §14)",
    arguments: [
      ("bytes=0-0", "0", "bytes 0-0/10"), ("bytes=2-4", "234", "bytes 2-4/10"),
      ("bytes=7-", "789", "bytes 7-9/10"), ("bytes=-3", "789", "bytes 7-9/10"),
      ("bytes=-99", "0123456789", "bytes 0-9/10"), ("bytes=8-99", "89", "bytes 8-9/10"),
      ("Bytes=0-99999999999999999999", "0123456789", "bytes 0-9/10"),
      ("bytes=10-", nil, "bytes */10"), ("bytes=10-12", nil, "bytes */10"),
      ("bytes=-0", nil, "bytes */10"), ("bytes=99999999999999999999-", nil, "bytes */10"),
    ])
  func range(field: String, part: String?, contentRange: String) {
    let response = Self.whole.fulfilling(request([("Range", field)]))
    #expect(response.status == (part == nil ? .rangeNotSatisfiable : .partialContent))
    #expect(response.headers["content-range"] == contentRange)
    if let part { #expect(body(of: response) == part) }
  }

  @Test(
    "a range that is none, or several, is passed over",
    arguments: [
      "bytes=4-2", "bytes=a-b", "bytes=-", "bytes=", "bytes=1-2,4-5", "lines=1-2", "bytes 1-2",
      "bytes=1-2-3", "bytes=+1-2", "bytes=1 - 2",
    ])
  func ignoredRange(field: String) {
    let response = Self.whole.fulfilling(request([("Range", field)]))
    #expect(response.status == .ok && response.body.count == 10)
  }

  @Test("If-Range gives the part only for the same tag")
  func ifRange() {
    for (tag, status) in [("\"t\"", 206), ("\"a\"", 200), ("W/\"t\"", 200)] {
      let response = Self.whole.fulfilling(request([("Range", "bytes=0-0"), ("If-Range", tag)]))
      #expect(response.status.rawValue == status)
    }
  }

  @Test("If-None-Match comes before Range; HEAD has no range")
  func precedence() {
    let both = request([("Range", "bytes=0-0"), ("If-None-Match", "\"t\"")])
    #expect(Self.whole.fulfilling(both).status == .notModified)
    var head = request([("Range", "bytes=0-0")])
    head.method = .head
    #expect(Self.whole.fulfilling(head).status == .ok)
  }

  @Test("a response without a tag, and one that is no 200, stay as they are")
  func untouched() {
    let asked = request([("Range", "bytes=0-0"), ("If-None-Match", "*")])
    #expect(Response.text("x").fulfilling(asked).status == .ok)
    var accepted = Self.whole
    accepted.status = .accepted
    #expect(accepted.fulfilling(asked).status == .accepted)
  }

  private func request(_ fields: [(String, String)]) -> Request {
    Request(method: .get, path: "/", headers: Headers(fields))
  }
}
