import HTTP
import LinuxSockets
import Testing

@Suite struct ListenerTests {
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
}
