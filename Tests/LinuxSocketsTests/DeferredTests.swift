import HTTP
import LinuxSockets
import Synchronization
import TestSupport
import Testing

@Suite(.onOwnThreads) struct DeferredTests {
  private static let request = "GET / HTTP/1.1\r\nHost: hall\r\n\r\n"

  @Test("a deferred response waits for its work while others are served")
  func waits() async throws {
    let work = Work()
    try await withListener(work.responder) { listener in
      let waiting = try Client(listener.boundAddress)
      waiting.send(Self.request)
      #expect(await eventually { listener.figures.snapshot.deferredResponses == 1 })
      let other = try Client(listener.boundAddress)
      other.send("GET /now HTTP/1.1\r\nHost: hall\r\n\r\n")
      #expect(try other.response().body == "now")
      work.finish()
      #expect(try waiting.response().body == "done")
      #expect(await eventually { listener.figures.snapshot.deferredResponses == 0 })
    }
  }

  @Test("the work is cancelled where the client goes")
  func cancelled() async throws {
    let work = Work()
    try await withListener(work.responder) { listener in
      var client: Client? = try Client(listener.boundAddress)
      client?.send(Self.request)
      #expect(await eventually { listener.figures.snapshot.deferredResponses == 1 })
      client = nil
      #expect(await eventually { work.cancelledCount == 1 })
      #expect(listener.figures.snapshot.deferredResponses == 0)
    }
  }

  @Test("work that takes too long is cancelled and told as 503")
  func tooLong() async throws {
    var limits = Limits()
    limits.deferredTime = .milliseconds(50)
    let work = Work()
    try await withListener(limits: limits, work.responder) { listener in
      let client = try Client(listener.boundAddress)
      client.send(Self.request)
      #expect(try client.response().status == 503)
      #expect(await eventually { work.cancelledCount == 1 })
      client.send("GET /now HTTP/1.1\r\nHost: hall\r\n\r\n")
      #expect(try client.response().body == "now")
    }
  }

  @Test("what comes too late is not taken for the answer to a later request")
  func tooLate() async throws {
    var limits = Limits()
    limits.deferredTime = .milliseconds(500)
    let stubborn = StubbornWork()
    try await withListener(limits: limits, stubborn.responder) { listener in
      let client = try Client(listener.boundAddress)
      client.send("GET /stubborn HTTP/1.1\r\nHost: hall\r\n\r\n")
      #expect(try client.response().status == 503)
      client.send("GET /second HTTP/1.1\r\nHost: hall\r\n\r\n")
      // On a busy machine the second may come too late itself; the first is wrong in any case.
      #expect(try client.response().body != "first")
    }
  }

  @Test("more work than allowed is refused at once")
  func tooMuch() async throws {
    var limits = Limits()
    limits.deferredCount = 1
    let work = Work()
    try await withListener(limits: limits, work.responder) { listener in
      let first = try Client(listener.boundAddress)
      first.send(Self.request)
      #expect(await eventually { listener.figures.snapshot.deferredResponses == 1 })
      let second = try Client(listener.boundAddress)
      second.send(Self.request)
      #expect(try second.response().status == 503)
      work.finish()
      #expect(try first.response().body == "done")
    }
  }

  @Test("stopping lets work finish, within its time")
  func stop() async throws {
    var limits = Limits()
    limits.lingerTime = .milliseconds(20)
    limits.stopTime = .seconds(Client.patience)
    let work = Work()
    let client = Mutex<Client?>(nil)
    try await withListener(limits: limits, work.responder) { listener in
      let waiting = try Client(listener.boundAddress)
      waiting.send(Self.request)
      #expect(await eventually { listener.figures.snapshot.deferredResponses == 1 })
      client.withLock { $0 = waiting }
      Task {
        // By then the listener has been told to stop; if not yet, the test still holds.
        try? await Task.sleep(for: .milliseconds(50))
        work.finish()
      }
    }
    let answer = try #require(try client.withLock { try $0?.response() })
    #expect(answer.body == "done")
  }

  @Test("stopping does not wait for work that never ends")
  func stopEndless() async throws {
    var limits = Limits()
    limits.stopTime = .milliseconds(100)
    let work = Work()
    try await withListener(limits: limits, work.responder) { listener in
      let waiting = try Client(listener.boundAddress)
      waiting.send(Self.request)
      #expect(await eventually { listener.figures.snapshot.deferredResponses == 1 })
    }
    #expect(await eventually { work.cancelledCount == 1 })
  }
}

/// Work that lasts until a test ends it, or it is cancelled.
private final class Work: Sendable {
  private let state = Mutex((isFinished: false, cancelledCount: 0))

  var cancelledCount: Int { state.withLock { $0.cancelledCount } }

  func finish() { state.withLock { $0.isFinished = true } }

  var responder: Responder {
    { request in
      request.path == "/now" ? .response(.text("now")) : .deferred { await self.run() }
    }
  }

  private func run() async -> Response {
    while !state.withLock({ $0.isFinished }) {
      do {
        try await Task.sleep(for: .milliseconds(2))
      } catch {
        state.withLock { $0.cancelledCount += 1 }
        break
      }
    }
    return .text("done")
  }
}

/// First work that ignores its cancellation and ends while the second is under way.
private final class StubbornWork: Sendable {
  private enum Stage { case first, second, firstEnded }
  private let stage = Mutex(Stage.first)

  var responder: Responder {
    { request in .deferred { request.path == "/second" ? await self.second() : await self.first() }
    }
  }

  private func first() async -> Response {
    while stage.withLock({ $0 == .first }) { await Task.yield() }
    stage.withLock { $0 = .firstEnded }
    return .text("first")
  }

  private func second() async -> Response {
    stage.withLock { $0 = .second }
    while stage.withLock({ $0 == .second }) { await Task.yield() }
    // Time for the first response to be taken wrongly.
    try? await Task.sleep(for: .milliseconds(20))
    return .text("second")
  }
}
