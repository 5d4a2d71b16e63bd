import HTTP
import LinuxSockets
import Synchronization
import TestSupport
import Testing

@Suite(.onOwnThreads) struct EventStreamTests {
  private static let request = "GET /events HTTP/1.1\r\nHost: hall\r\n\r\n"

  @Test("a stream begins with the snapshot, then tells what is new, to every client")
  func stream() async throws {
    let feed = ScriptedFeed()
    try await withListener(feed.responder) { listener in
      let clients = try (0..<3).map { _ in try Client(listener.boundAddress) }
      for client in clients {
        client.send(Self.request)
        let head = try client.response()
        #expect(head.status == 200 && head["content-length"] == nil)
        #expect(head["content-type"] == "text/event-stream; charset=utf-8")
        #expect(head["cache-control"] == "no-store")
        #expect(try client.event() == "retry: 1000\n\n")
        #expect(try client.event() == "id: 0\nevent: snapshot\ndata: {}\n\n")
      }
      for number in 1...50 { feed.publish("patch", "\(number)") }
      for client in clients {
        for number in 1...50 {
          #expect(try client.event() == "id: \(number)\nevent: patch\ndata: \(number)\n\n")
        }
      }
      #expect(listener.figures.snapshot.eventClients == 3)
    }
  }

  @Test("a client that comes back says what it had last")
  func resume() async throws {
    let feed = ScriptedFeed()
    try await withListener(feed.responder) { listener in
      let client = try Client(listener.boundAddress)
      client.send("GET /events HTTP/1.1\r\nHost: hall\r\nLast-Event-ID: 41\r\n\r\n")
      _ = try client.response()
      _ = try client.event()
      #expect(try client.event() == "id: 0\nevent: snapshot\ndata: {\"after\":41}\n\n")
    }
  }

  @Test("a silent stream is kept awake by comments")
  func heartbeat() async throws {
    var limits = Limits()
    limits.heartbeatTime = .milliseconds(20)
    let feed = ScriptedFeed()
    try await withListener(limits: limits, feed.responder) { listener in
      let client = try Client(listener.boundAddress)
      client.send(Self.request)
      _ = try client.response()
      _ = try (client.event(), client.event())
      for _ in 0..<3 { #expect(try client.event() == ":\n\n") }
    }
  }

  @Test("a client that never reads is dropped, and the others miss nothing")
  func slowClient() async throws {
    var limits = Limits()
    limits.writeTime = .milliseconds(100)
    limits.eventSocketBytes = 4096
    let feed = ScriptedFeed()
    try await withListener(limits: limits, feed.responder) { listener in
      let slow = try Client(listener.boundAddress, receiveBuffer: 4096)
      let good = try Client(listener.boundAddress)
      for client in [slow, good] { client.send(Self.request) }
      _ = try good.response()
      _ = try (good.event(), good.event())
      let text = String(repeating: "x", count: 10_000)
      var number = 0
      // Far more than two sockets hold; the bound only ends a failing test.
      while number < 2000, listener.figures.snapshot.droppedConnections == 0 {
        number += 1
        feed.publish("patch", text)
        #expect(try good.event() == "id: \(number)\nevent: patch\ndata: \(text)\n\n")
      }
      #expect(listener.figures.snapshot.droppedConnections == 1)
      #expect(await eventually { listener.figures.snapshot.eventClients == 1 })
      #expect(slow.isEndedByServer())
    }
  }

  @Test("a client that fell behind what is kept is dropped, so that it comes back for a snapshot")
  func fallenBehind() async throws {
    let feed = ScriptedFeed()
    try await withListener(feed.responder) { listener in
      let client = try Client(listener.boundAddress)
      client.send(Self.request)
      _ = try client.response()
      _ = try (client.event(), client.event())
      feed.forgetEverything()
      feed.publish("patch", "late")
      #expect(client.isEndedByServer())
    }
  }

  @Test("more clients than allowed are told 503; a client that goes makes room")
  func tooMany() async throws {
    var limits = Limits()
    limits.eventClientCount = 2
    let feed = ScriptedFeed()
    try await withListener(limits: limits, feed.responder) { listener in
      var clients = try (0..<2).map { _ in try Client(listener.boundAddress) }
      for client in clients {
        client.send(Self.request)
        _ = try client.response()
      }
      let third = try Client(listener.boundAddress)
      third.send(Self.request)
      let refused = try third.response()
      #expect(refused.status == 503 && refused["retry-after"] == "1")
      clients.removeFirst()
      #expect(await eventually { listener.figures.snapshot.eventClients == 1 })
      third.send(Self.request)
      #expect(try third.response().status == 200)
    }
  }

  @Test("HEAD on a stream gives its header and ends")
  func head() async throws {
    let feed = ScriptedFeed()
    try await withListener(feed.responder) { listener in
      let client = try Client(listener.boundAddress)
      client.send("HEAD /events HTTP/1.1\r\nHost: hall\r\n\r\n")
      #expect(try client.response()["content-type"] == "text/event-stream; charset=utf-8")
      #expect(client.rest() == "")
    }
  }

  @Test("stopping ends the streams at once")
  func stop() async throws {
    let feed = ScriptedFeed()
    let client = Mutex<Client?>(nil)
    let clock = ContinuousClock()
    let start = clock.now
    try await withListener(feed.responder) { listener in
      let streaming = try Client(listener.boundAddress)
      streaming.send(Self.request)
      _ = try streaming.response()
      _ = try (streaming.event(), streaming.event())
      client.withLock { $0 = streaming }
    }
    #expect(clock.now - start < Limits().stopTime)
    #expect(client.withLock { $0?.isEndedByServer() } == true)
  }
}

/// Events as a test publishes them.
private final class ScriptedFeed: EventFeed {
  private let state = Mutex(State())

  private struct State {
    var events: [ServerSentEvent] = []
    var firstKept: Int64 = 1
    var wakes: [@Sendable () -> Void] = []
  }

  var responder: Responder { { _ in .events(self) } }

  func publish(_ name: String, _ data: String) {
    let wakes = state.withLock { state in
      let number = (state.events.last?.number ?? 0) + 1
      state.events.append(ServerSentEvent(number: number, name: name, data: data))
      return state.wakes
    }
    for wake in wakes { wake() }
  }

  func forgetEverything() { state.withLock { $0.firstKept = .max } }

  func opening(lastEventID: String?) -> (events: [ServerSentEvent], last: Int64) {
    let data = lastEventID.map { "{\"after\":\($0)}" } ?? "{}"
    return ([ServerSentEvent(number: 0, name: "snapshot", data: data)], 0)
  }

  func events(after last: Int64) -> [ServerSentEvent]? {
    state.withLock { state in
      state.firstKept > last + 1 ? nil : state.events.filter { $0.number > last }
    }
  }

  func onNews(_ wake: @escaping @Sendable () -> Void) {
    state.withLock { $0.wakes.append(wake) }
  }
}
