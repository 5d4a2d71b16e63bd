import HTTP
import Testing

@Suite struct RoutingTests {
  private static let router = Router(
    [
      Route(.get, "/api/v1/state") { _, _ in .response(.text("state")) },
      Route(.get, "/api/v1/meters/{address}/readings") { request, gaps in
        .response(.text("\(gaps["address"]) from \(request.queryValue("from") ?? "start")"))
      },
      Route(.post, "/api/v1/meters/{address}/readings") { _, _ in
        .response(Response(status: .accepted))
      },
    ],
    otherwise: { request in
      .response(StaticFiles(files).response(to: request) ?? .problem(.notFound))
    })

  private static let files: [(path: String, body: Response.Body)] = [
    ("index.html", .bytes(Array("<p>".utf8))), ("js/main.js", .bytes(Array("1".utf8))),
    ("help/index.html", .bytes(Array("?".utf8))),
  ]

  @Test("a template's gaps take one segment each")
  func gaps() {
    #expect(answer(.get, "/api/v1/state").text == "state")
    let path = "/api/v1/meters/000000000001/readings"
    #expect(answer(.get, path).text == "000000000001 from start")
    #expect(answer(.get, path, query: [("from", "2026")]).text == "000000000001 from 2026")
    #expect(answer(.post, path).status == .accepted)
    for path in [
      "/api/v1/meters//readings", "/api/v1/meters/1/2/readings", "/api/v1/state/", "/api",
    ] {
      #expect(answer(.get, path).status == .notFound, "\(path)")
    }
  }

  @Test("a wrong method is told which ones there are (RFC 9110 §15.5.6)")
  func methods() {
    let refused = answer(.delete, "/api/v1/meters/1/readings")
    #expect(refused.status == .methodNotAllowed)
    #expect(refused.allow == "GET, HEAD, POST")
    #expect(answer(.head, "/api/v1/state").status == .ok)
    #expect(answer(.post, "/").allow == "GET, HEAD")
  }

  @Test("files are found by their own path only; index.html answers for its folder")
  func staticFiles() {
    #expect(answer(.get, "/").text == "<p>")
    #expect(answer(.get, "/index.html").text == "<p>")
    #expect(answer(.get, "/js/main.js").text == "1")
    #expect(answer(.get, "/help/").text == "?")
    for path in ["/js", "/js/", "//index.html", "/INDEX.HTML", "/help", "*"] {
      #expect(answer(.get, path).status == .notFound, "\(path)")
    }
  }

  @Test("a file's tag changes with its bytes, and its type is told from its name")
  func tags() throws {
    let first = EntityTag(of: .bytes([1, 2, 3]))
    #expect(first == EntityTag(of: .bytes([1, 2, 3])))
    #expect(first != EntityTag(of: .bytes([1, 2, 4])))
    #expect(first != EntityTag(of: .bytes([1, 2, 3, 0])))
    #expect(first.text.hasPrefix("\"") && first.text.hasSuffix("\""))
    #expect(MediaType.ofFile("js/main.js") == "text/javascript; charset=utf-8")
    #expect(MediaType.ofFile("a.b/LOGO.SVG") == "image/svg+xml")
    #expect(MediaType.ofFile("html") == "application/octet-stream")
  }

  private func answer(
    _ method: Request.Method, _ path: String, query: [(name: String, value: String)] = []
  ) -> (status: Response.Status?, text: String, allow: String?) {
    let request = Request(method: method, path: path, query: query)
    guard case .response(let response) = Self.router.respond(to: request) else {
      return (nil, "", nil)
    }
    return (response.status, body(of: response), response.headers["allow"])
  }
}
