package import JSON

extension Response {
  /// A JSON body; never cached.
  package static func json(_ output: Output, status: Status = .ok) -> Response {
    Response(status: status, headers: jsonHeaders, body: output.bytes)
  }

  /// A body in plain text, UTF-8; never cached.
  package static func text(_ text: String, status: Status = .ok) -> Response {
    Response(
      status: status, headers: Headers([("Content-Type", "text/plain; charset=utf-8")]),
      body: Array(text.utf8))
  }

  /// `{"error":{"code","message"}}`: what every failure looks like from outside.
  ///
  /// `code` is one camel-case word for programs, `message` one plain sentence for people.
  package static func problem(_ status: Status, code: String, message: String) -> Response {
    json(["error": ["code": .string(code), "message": .string(message)]], status: status)
  }

  /// The failure that has nothing to say beyond its status: what the listener itself refuses.
  package static func problem(_ status: Status) -> Response {
    let (code, message) = words(for: status)
    return problem(status, code: code, message: message)
  }

  /// 405 with the methods that the place does know (RFC 9110 §15.5.6).
  package static func methodNotAllowed(allowed: [Request.Method]) -> Response {
    var response = problem(.methodNotAllowed)
    response.headers.append("Allow", allowed.map(\.rawValue).joined(separator: ", "))
    return response
  }

  /// 503 with the seconds after which another try makes sense.
  package static func busy(retryAfter seconds: Int = 1) -> Response {
    var response = problem(.serviceUnavailable)
    response.headers.append("Retry-After", "\(seconds)")
    return response
  }

  private static let jsonHeaders = Headers([("Content-Type", "application/json; charset=utf-8")])

  private static func words(for status: Status) -> (code: String, message: String) {
    switch status {
    case .badRequest: ("badRequest", "The request is not HTTP/1.1 as RFC 9112 has it.")
    case .forbidden: ("forbidden", "This is not allowed from here.")
    case .notFound: ("notFound", "There is nothing at this path.")
    case .methodNotAllowed: ("methodNotAllowed", "This path does not know that method.")
    case .requestTimeout: ("requestTimeout", "The request did not arrive in time.")
    case .contentTooLarge: ("contentTooLarge", "The body is longer than allowed.")
    case .targetTooLong: ("targetTooLong", "The request line is longer than allowed.")
    case .rangeNotSatisfiable: ("rangeNotSatisfiable", "The range begins behind the end.")
    case .expectationFailed: ("expectationFailed", "Only 'Expect: 100-continue' is known.")
    case .headerTooLarge: ("headerTooLarge", "The header has too many fields or bytes.")
    case .notImplemented: ("notImplemented", "This method or transfer coding is not known.")
    case .serviceUnavailable: ("busy", "Too much is under way; try again in a moment.")
    case .versionNotSupported: ("versionNotSupported", "Only HTTP/1.1 and HTTP/1.0 are spoken.")
    default: ("failed", "The request failed (\(status.rawValue)).")
    }
  }
}
