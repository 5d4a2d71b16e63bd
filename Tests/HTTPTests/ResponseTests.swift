import HTTP
import Testing
import Units

@Suite struct ResponseTests {
  @Test("a head is written as RFC 9112 has it, with the security fields")
  func head() {
    let response = Response(
      status: .ok,
      headers: Headers([("Content-Type", "text/plain"), ("Cache-Control", "no-cache")]),
      body: Array("hello".utf8))
    var bytes: [UInt8] = []
    ResponseHead.write(response, date: Array("D".utf8), closes: true, to: &bytes)
    let security =
      "Content-Security-Policy: default-src 'self'; img-src 'self' data:; style-src 'self'; "
      + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'\r\n"
      + "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n"
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "HTTP/1.1 200 OK\r\nDate: D\r\nContent-Type: text/plain\r\nCache-Control: no-cache\r\n"
        + security + "Connection: close\r\nContent-Length: 5\r\n\r\n")
  }

  @Test("what names no cache rule is not stored; what has no body has no length")
  func noContent() {
    var bytes: [UInt8] = []
    ResponseHead.write(Response(status: .noContent), date: [], closes: false, to: &bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("\r\nCache-Control: no-store\r\n"))
    #expect(!text.contains("Content-Length") && !text.contains("Connection"))
  }

  @Test("no value of a field can begin a line of its own")
  func injection() {
    let headers = Headers([("Location", "/a\r\nSet-Cookie: b\0")])
    #expect(headers["location"] == "/a  Set-Cookie: b ")
    var bytes: [UInt8] = []
    ResponseHead.write(
      Response(status: .seeOther, headers: headers), date: [], closes: false, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self).contains("Location: /a  Set-Cookie: b \r\n"))
  }

  @Test("a failure has a code for programs and a sentence for people")
  func problem() {
    let response = Response.problem(.conflict, code: "busyMeter", message: "读表中 \"1\"")
    #expect(text(response) == #"{"error":{"code":"busyMeter","message":"读表中 \"1\""}}"#)
    #expect(response.headers["content-type"] == "application/json; charset=utf-8")
    #expect(text(.problem(.notFound)).hasPrefix(#"{"error":{"code":"notFound","message":""#))
  }

  /// The first is the example of RFC 9110 §5.6.7.
  @Test(
    "dates are written in the one form",
    arguments: [
      (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
      (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
      (1_709_164_799, "Wed, 28 Feb 2024 23:59:59 GMT"),
      (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 GMT"),
    ] as [(Int64, String)])
  func date(seconds: Int64, text: String) {
    #expect(HTTPDate.text(Timestamp(milliseconds: seconds * 1000)) == text)
  }

  @Test("an event goes out as its lines")
  func event() {
    var bytes: [UInt8] = []
    ServerSentEvent(number: 7, name: "patch", data: "{\"a\":\n1}").write(to: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "id: 7\nevent: patch\ndata: {\"a\":\ndata: 1}\n\n")
  }

  private func text(_ response: Response) -> String { body(of: response) }
}

/// The body as text.
func body(of response: Response) -> String {
  switch response.body {
  case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
  case .resident(let bytes):
    String(decoding: UnsafeBufferPointer(start: bytes.start, count: bytes.count), as: UTF8.self)
  }
}
