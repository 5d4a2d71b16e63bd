/// Writes what stands before a body: status line and fields (RFC 9112 §4, RFC 9110 §8.6).
package enum ResponseHead {
  /// Adds the head of `response` to `output`.
  ///
  /// `date` is the moment in the form of `HTTPDate`, `closes` whether the connection ends with this
  /// response.
  package static func write(
    _ response: Response, date: [UInt8], closes: Bool, to output: inout [UInt8]
  ) {
    writeStatusLine(response.status, to: &output)
    writeCommonFields(response.headers, date: date, closes: closes, to: &output)
    if !response.status.hasNoBody {
      append("Content-Length: ", to: &output)
      appendDecimal(response.body.count, to: &output)
      append("\r\n", to: &output)
    }
    append("\r\n", to: &output)
  }

  /// Adds the head of an event stream, which has no length and ends with the connection.
  package static func writeEventStream(date: [UInt8], to output: inout [UInt8]) {
    writeStatusLine(.ok, to: &output)
    append("Content-Type: text/event-stream; charset=utf-8\r\n", to: &output)
    writeCommonFields(Headers(), date: date, closes: true, to: &output)
    append("\r\n", to: &output)
  }

  /// The interim response that lets a client send its body (RFC 9110 §15.2.1).
  package static let proceed: StaticString = "HTTP/1.1 100 Continue\r\n\r\n"

  /// What every response carries: nothing from elsewhere, no inline script, no frame, no guessing.
  private static let securityFields: StaticString = """
    Content-Security-Policy: default-src 'self'; img-src 'self' data:; style-src 'self'; \
    object-src 'none'; base-uri 'none'; frame-ancestors 'none'\r
    X-Content-Type-Options: nosniff\r
    Referrer-Policy: no-referrer\r

    """

  private static func writeStatusLine(_ status: Response.Status, to output: inout [UInt8]) {
    append("HTTP/1.1 ", to: &output)
    appendDecimal(status.rawValue, to: &output)
    output.append(Octet.space)
    append(status.reason, to: &output)
    append("\r\n", to: &output)
  }

  private static func writeCommonFields(
    _ headers: Headers, date: [UInt8], closes: Bool, to output: inout [UInt8]
  ) {
    append("Date: ", to: &output)
    output.append(contentsOf: date)
    append("\r\n", to: &output)
    output.append(contentsOf: headers.wireBytes)
    if !headers.contains("cache-control") { append("Cache-Control: no-store\r\n", to: &output) }
    append(securityFields, to: &output)
    if closes { append("Connection: close\r\n", to: &output) }
  }

  package static func append(_ text: StaticString, to output: inout [UInt8]) {
    output.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private static func appendDecimal(_ number: Int, to output: inout [UInt8]) {
    var divisor = 1
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      output.append(UInt8(truncatingIfNeeded: 0x30 + number / divisor % 10))
      divisor /= 10
    }
  }
}
