/// A fixed set of files, answered from memory: what is not in the set cannot be reached.
///
/// All headers are made once. Browsers keep the files but ask again each time (`no-cache`), which
/// costs a 304 and shows every change at once.
package struct StaticFiles: Sendable {
  private let responses: [String: Response]

  /// `files` by their path below the root, such as "js/main.js". "index.html" also answers for the
  /// folder it lies in.
  package init(_ files: [(path: String, body: Response.Body)]) {
    var responses: [String: Response] = [:]
    for (path, body) in files {
      let response = Self.response(path: path, body: body)
      responses["/" + path] = response
      if path == Self.index || path.hasSuffix("/" + Self.index) {
        responses["/" + path.dropLast(Self.index.utf8.count)] = response
      }
    }
    self.responses = responses
  }

  /// The file at the request's path; 405 for what is neither GET nor HEAD, `nil` for no file.
  package func response(to request: Request) -> Response? {
    guard let response = responses[request.path] else { return nil }
    guard request.method == .get || request.method == .head else {
      return .methodNotAllowed(allowed: [.get, .head])
    }
    return response
  }

  private static let index = "index.html"

  private static func response(path: String, body: Response.Body) -> Response {
    let headers = Headers([
      ("Content-Type", MediaType.ofFile(path)), ("ETag", EntityTag(of: body).text),
      ("Cache-Control", "no-cache"), ("Accept-Ranges", "bytes"),
    ])
    var response = Response(status: .ok, headers: headers)
    response.body = body
    return response
  }
}
