import HTTP
import LinuxSockets
import TestSupport
import Testing

@Suite(.onOwnThreads) struct FullHouseTests {
  private static let request = "GET /echo/a HTTP/1.1\r\nHost: hall\r\n\r\n"
  /// Keeps its place: half a request is not idle.
  private static let half = "GET /echo/a HTTP/1.1\r\n"

  @Test("where nobody is idle, one more is told 503 at once")
  func full() async throws {
    var limits = Limits()
    limits.connectionCount = 2
    try await withListener(limits: limits) { listener in
      let busy = try (0..<2).map { _ in try Client(listener.boundAddress) }
      for client in busy {
        client.send(Self.request + Self.half)
        _ = try client.response()
      }
      let late = try Client(listener.boundAddress)
      let refused = try late.response()
      #expect(refused.status == 503 && refused["connection"] == "close")
      #expect(late.isEndedByServer())
      busy[0].send("Host: hall\r\n\r\n")
      #expect(try busy[0].response().body == "a")
    }
  }

  @Test("the one who has been idle longest makes room")
  func shedding() async throws {
    var limits = Limits()
    limits.connectionCount = 2
    limits.leastIdleTime = .zero
    try await withListener(limits: limits) { listener in
      let first = try Client(listener.boundAddress)
      let second = try Client(listener.boundAddress)
      for client in [second, first] {
        client.send(Self.request)
        _ = try client.response()
      }
      let third = try Client(listener.boundAddress)
      third.send(Self.request)
      #expect(try third.response().body == "a")
      #expect(second.isEndedByServer())
      first.send(Self.request)
      #expect(try first.response().body == "a")
      #expect(listener.figures.snapshot.shedConnections == 1)
    }
  }

  @Test("one address cannot take the places of the others")
  func perAddress() async throws {
    var limits = Limits()
    limits.connectionCountPerAddress = 2
    try await withListener(limits: limits) { listener in
      let greedy = try (0..<3).map { _ in try Client(listener.boundAddress, from: "127.0.0.2") }
      #expect(try greedy[2].response().status == 503)
      let other = try Client(listener.boundAddress, from: "127.0.0.3")
      other.send(Self.request)
      #expect(try other.response().body == "a")
    }
  }

  @Test("those who are told 503 take nobody's place")
  func refusedTakeNoPlace() async throws {
    var limits = Limits()
    limits.connectionCount = 3
    limits.connectionCountPerAddress = 2
    try await withListener(limits: limits) { listener in
      let greedy = try (0..<8).map { _ in try Client(listener.boundAddress, from: "127.0.0.2") }
      for client in greedy.dropFirst(2) { #expect(try client.response().status == 503) }
      let other = try Client(listener.boundAddress, from: "127.0.0.3")
      other.send(Self.request)
      #expect(try other.response().body == "a")
    }
  }

  @Test("who has only just been answered is not closed to make room")
  func freshlyIdle() async throws {
    var limits = Limits()
    limits.connectionCount = 1
    limits.leastIdleTime = .seconds(60)
    try await withListener(limits: limits) { listener in
      let first = try Client(listener.boundAddress)
      first.send(Self.request)
      _ = try first.response()
      let late = try Client(listener.boundAddress)
      #expect(try late.response().status == 503)
      first.send(Self.request)
      #expect(try first.response().body == "a")
    }
  }

  @Test("beyond the places for refusals, connections are just closed")
  func turnedAway() async throws {
    var limits = Limits()
    limits.connectionCount = 1
    limits.turnedAwayCount = 0
    try await withListener(limits: limits) { listener in
      let busy = try Client(listener.boundAddress)
      busy.send(Self.request + Self.half)
      _ = try busy.response()
      let late = try Client(listener.boundAddress)
      #expect(late.rest() == "" && late.isEndedByServer())
    }
  }

  @Test("an address that is taken, or not ours, is told as such")
  func cannotListen() async throws {
    try await withListener { listener in
      let taken = listener.boundAddress
      #expect(throws: ListenError.addressInUse(taken)) {
        _ = try HTTPListener(taken) { _ in .response(.text("")) }
      }
    }
    let foreign = try #require(SocketAddress("192.0.2.1:0"))
    #expect(throws: ListenError.addressNotAvailable(foreign)) {
      _ = try HTTPListener(foreign) { _ in .response(.text("")) }
    }
  }

  @Test("a port is free again as soon as its listener has stopped")
  func rebinding() async throws {
    let address = try #require(SocketAddress("127.0.0.1:0"))
    for _ in 0..<3 {
      let listener = try HTTPListener(address, responder: Answers.respond)
      let again = listener.boundAddress
      await #expect(throws: Never.self) {
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { try await listener.run() }
          group.cancelAll()
          try await group.waitForAll()
        }
        _ = try HTTPListener(again, responder: Answers.respond)
      }
    }
  }
}
