import Foundation
import HTTP
import LinuxSockets
import TestSupport
import Testing

@Suite(.onOwnThreads) struct ListenerTests {
  @Test("a page comes whole, with the fields that every response carries")
  func page() async throws {
    try await withListener { listener in
      let client = try Client(listener.boundAddress)
      client.send("GET / HTTP/1.1\r\nHost: hall\r\n\r\n")
      let answer = try client.response()
      #expect(answer.head.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(answer.body == Answers.page)
      #expect(answer["content-type"] == "text/html; charset=utf-8")
      #expect(answer["cache-control"] == "no-cache")
      #expect(answer["connection"] == nil)
      #expect(answer["x-content-type-options"] == "nosniff")
      #expect(answer["referrer-policy"] == "no-referrer")
      #expect(answer["content-security-policy"]?.contains("frame-ancestors 'none'") == true)
      #expect(answer["date"]?.hasSuffix(" GMT") == true)
    }
  }

  @Test("one connection serves many requests, also in pieces")
  func keepAlive() async throws {
    try await withListener { listener in
      let client = try Client(listener.boundAddress)
      for word in ["a", "b", "c"] {
        client.send("GET /echo/\(word) HTT")
        client.send("P/1.1\r\nHost: hall\r\n\r\n")
        #expect(try client.response().body == word)
      }
      #expect(listener.figures.snapshot.acceptedConnections == 1)
      #expect(listener.figures.snapshot.responses == [200: 3])
    }
  }

  @Test("pipelined requests are answered in their order, deferred ones too")
  func pipelining() async throws {
    try await withListener { listener in
      let client = try Client(listener.boundAddress)
      let words = (0..<200).map { $0 % 3 == 0 ? "later/\($0)" : "echo/\($0)" }
      client.send(words.map { "GET /\($0) HTTP/1.1\r\nHost: hall\r\n\r\n" }.joined())
      for word in words {
        #expect(try client.response().body == word.split(separator: "/")[1])
      }
    }
  }

  @Test("long bodies come whole, one behind the other")
  func longBodies() async throws {
    try await withListener { listener in
      let client = try Client(listener.boundAddress)
      client.send(String(repeating: "GET /long HTTP/1.1\r\nHost: hall\r\n\r\n", count: 3))
      for _ in 0..<3 {
        let answer = try client.response()
        #expect(answer.body.utf8.count == Answers.long.count)
        #expect(answer.body.utf8.allSatisfy { $0 == UInt8(ascii: "x") })
      }
    }
  }

  @Test("HEAD has the length of GET and no body")
  func head() async throws {
    try await withListener { listener in
      let client = try Client(listener.boundAddress)
      client.send("HEAD / HTTP/1.1\r\nHost: hall\r\n\r\n")
      let answer = try client.response(hasBody: false)
      #expect(answer.status == 200)
      #expect(answer["content-length"] == "\(Answers.page.utf8.count)")
      client.send("GET /echo/next HTTP/1.1\r\nHost: hall\r\n\r\n")
      #expect(try client.response().body == "next")
    }
  }

  @Test("a file that the client has is not sent again; a part of it is")
  func conditions() async throws {
    try await withListener { listener in
      let client = try Client(listener.boundAddress)
      client.send("GET / HTTP/1.1\r\nHost: hall\r\n\r\n")
      let tag = try #require(try client.response()["etag"])
      client.send("GET / HTTP/1.1\r\nHost: hall\r\nIf-None-Match: \(tag)\r\n\r\n")
      let unchanged = try client.response()
      #expect(unchanged.status == 304 && unchanged["etag"] == tag)
      client.send("GET / HTTP/1.1\r\nHost: hall\r\nRange: bytes=2-8\r\n\r\n")
      let part = try client.response()
      #expect(part.status == 206 && part.body == "doctype")
    }
  }

  @Test("a path that is not there is 404, a method that is not there 405 with Allow")
  func notFound() async throws {
    try await withListener { listener in
      let client = try Client(listener.boundAddress)
      client.send("GET /nothing HTTP/1.1\r\nHost: hall\r\n\r\n")
      let missing = try client.response()
      #expect(missing.status == 404)
      #expect(missing.body.hasPrefix(#"{"error":{"code":"notFound","#))
      client.send("DELETE /count HTTP/1.1\r\nHost: hall\r\n\r\n")
      let refused = try client.response()
      #expect(refused.status == 405 && refused["allow"] == "POST")
    }
  }

  @Test("a body arrives by length, in chunks, and after 100 Continue")
  func bodies() async throws {
    try await withListener { listener in
      let client = try Client(listener.boundAddress)
      let head = "POST /count HTTP/1.1\r\nHost: hall\r\n"
      client.send(head + "Content-Length: 70000\r\n\r\n" + String(repeating: "b", count: 70_000))
      #expect(try client.response().body == #"{"count":"70000"}"#)
      client.send(head + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n")
      #expect(try client.response().body == #"{"count":"4"}"#)
      client.send(head + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n")
      #expect(try client.response().head == "HTTP/1.1 100 Continue\r\n\r\n")
      client.send("ab")
      #expect(try client.response().body == #"{"count":"2"}"#)
    }
  }

  @Test("a body above the limit is refused, and the answer arrives while it is still being sent")
  func bigBody() async throws {
    try await withListener { listener in
      let client = try Client(listener.boundAddress)
      client.send("POST /count HTTP/1.1\r\nHost: hall\r\nContent-Length: 4000000\r\n\r\n")
      client.send([UInt8](repeating: 0x62, count: 4_000_000))
      let answer = try client.response()
      #expect(answer.status == 413 && answer["connection"] == "close")
      #expect(client.isEndedByServer())
    }
  }

  @Test("Connection: close, and HTTP/1.0, end the connection after the response")
  func endings() async throws {
    try await withListener { listener in
      for request in [
        "GET /echo/x HTTP/1.1\r\nHost: hall\r\nConnection: close\r\n\r\n",
        "GET /echo/x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
      ] {
        let client = try Client(listener.boundAddress)
        client.send(request + request)
        let answer = try client.response()
        #expect(answer.body == "x" && answer["connection"] == "close")
        #expect(client.rest() == "", "only one request is answered")
      }
    }
  }

  @Test("a client that ends its side still gets its answers")
  func halfClose() async throws {
    try await withListener { listener in
      let client = try Client(listener.boundAddress)
      client.send(
        "GET /echo/a HTTP/1.1\r\nHost: hall\r\n\r\nGET /long HTTP/1.1\r\nHost: hall\r\n\r\n")
      client.endSending()
      #expect(try client.response().body == "a")
      #expect(try client.response().body.utf8.count == Answers.long.count)
      #expect(client.isEndedByServer())
    }
  }

  @Test("no hostile request is answered with success or kept open")
  func hostile() async throws {
    let folder = projectFolder + "/Tests/HTTPTests/Vectors"
    // Those with repetitions are about the limits, which are wider here.
    let refused = try ["framing", "fields", "request-line", "chunks", "target"].flatMap { name in
      try String(contentsOfFile: "\(folder)/\(name).http", encoding: .utf8)
        .components(separatedBy: "=== ")
        .filter { $0.hasPrefix("400 ") && !$0.contains("{") && !$0.contains("pairs than allowed") }
    }
    #expect(refused.count > 100)
    try await withListener { listener in
      for text in refused {
        let lines = text.components(separatedBy: "\n")
        let client = try Client(listener.boundAddress)
        client.send(bytes(of: lines.dropFirst().joined()))
        let answer = try client.response()
        #expect((400..<600).contains(answer.status), "\(lines[0])")
        #expect(client.rest() == "", "\(lines[0])")
      }
    }
  }

  /// Only the escapes that the files use.
  private func bytes(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let letter = rest.popFirst() {
      guard letter == "\\", let kind = rest.popFirst() else {
        bytes += String(letter).utf8
        continue
      }
      switch kind {
      case "r": bytes.append(0x0D)
      case "n": bytes.append(0x0A)
      case "t": bytes.append(0x09)
      case "0": bytes.append(0)
      case "x":
        bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      default: bytes += String(kind).utf8
      }
    }
    return bytes
  }
}
