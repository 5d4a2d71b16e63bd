import HTTP
import LinuxSockets
import TestSupport
import Testing

@Suite(.onOwnThreads) struct DeadlineTests {
  @Test("a client that says nothing is closed without a word")
  func silent() async throws {
    var limits = Limits()
    limits.firstByteTime = .milliseconds(50)
    try await withListener(limits: limits) { listener in
      let client = try Client(listener.boundAddress)
      #expect(client.rest() == "" && client.isEndedByServer())
      #expect(listener.figures.snapshot.droppedConnections == 1)
    }
  }

  @Test("half a header is answered with 408 at its deadline")
  func halfHeader() async throws {
    var limits = Limits()
    limits.headerTime = .milliseconds(50)
    try await withListener(limits: limits) { listener in
      let client = try Client(listener.boundAddress)
      client.send("GET / HTTP/1.1\r\nHost: ha")
      #expect(try client.response().status == 408)
      #expect(client.isEndedByServer())
    }
  }

  @Test("dripping bytes do not push the deadline")
  func drip() async throws {
    var limits = Limits()
    limits.headerTime = .milliseconds(300)
    try await withListener(limits: limits) { listener in
      let client = try Client(listener.boundAddress)
      client.send("GET / HTTP/1.1\r\nX: ")
      var count = 0
      // The sending fails once the other end is closed for good; the bound is far above that.
      while count < 1000, listener.figures.snapshot.droppedConnections == 0 {
        guard client.send("x") else { break }
        count += 1
        try? await Task.sleep(for: .milliseconds(10))
      }
      #expect(count < 200)
      #expect(try client.response().status == 408)
    }
  }

  @Test("a body that does not come is closed at its deadline")
  func halfBody() async throws {
    var limits = Limits()
    limits.requestTime = .milliseconds(50)
    limits.headerTime = .seconds(20)
    try await withListener(limits: limits) { listener in
      let client = try Client(listener.boundAddress)
      client.send("POST /count HTTP/1.1\r\nHost: hall\r\nContent-Length: 5\r\n\r\nhel")
      #expect(try client.response().status == 408)
      #expect(client.isEndedByServer())
    }
  }

  @Test("an idle connection is closed after its last response")
  func idle() async throws {
    var limits = Limits()
    limits.idleTime = .milliseconds(50)
    try await withListener(limits: limits) { listener in
      let client = try Client(listener.boundAddress)
      client.send("GET /echo/a HTTP/1.1\r\nHost: hall\r\n\r\n")
      #expect(try client.response().body == "a")
      #expect(client.rest() == "" && client.isEndedByServer())
    }
  }

  @Test("a client that does not read a long body is dropped")
  func slowReader() async throws {
    var limits = Limits()
    limits.writeTime = .milliseconds(50)
    limits.slowestBytesPerSecond = 1_000_000_000
    try await withListener(limits: limits) { listener in
      let client = try Client(listener.boundAddress, receiveBuffer: 4096)
      client.send(String(repeating: "GET /long HTTP/1.1\r\nHost: hall\r\n\r\n", count: 20))
      #expect(await eventually { listener.figures.snapshot.droppedConnections == 1 })
      #expect(await eventually { listener.figures.snapshot.openConnections == 0 })
      #expect(client.isEndedByServer())
    }
  }

  @Test("a client that keeps its side open after the end does not stay")
  func lingering() async throws {
    var limits = Limits()
    limits.lingerTime = .milliseconds(50)
    try await withListener(limits: limits) { listener in
      let client = try Client(listener.boundAddress)
      client.send("GET /echo/a HTTP/1.1\r\nHost: hall\r\nConnection: close\r\n\r\n")
      #expect(try client.response().body == "a")
      #expect(await eventually { listener.figures.snapshot.openConnections == 0 })
    }
  }
}
