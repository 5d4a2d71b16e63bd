import Testing

@testable import Metering

/// Who may onto the line, and in which order.
@Suite struct TurnstileTests {
  /// Waits, without sleeping, until `count` wait at the turnstile.
  static func settle(_ turnstile: Turnstile, waiting count: Int) async {
    while turnstile.waitingCount != count { await Task.yield() }
  }

  @Test("the most urgent goes first, equals in the order they came", .timeLimit(.minutes(1)))
  func order() async throws {
    let turnstile = Turnstile()
    let passed = Recorder<String>()
    try await turnstile.enter(.round)
    await withTaskGroup { group in
      let comers: [(String, Urgency)] = [
        ("health", .health), ("round 1", .round), ("person 1", .person), ("round 2", .round),
        ("person 2", .person),
      ]
      for (index, (name, urgency)) in comers.enumerated() {
        group.addTask {
          guard (try? await turnstile.enter(urgency)) != nil else { return }
          passed.add(name)
          turnstile.leave()
        }
        await Self.settle(turnstile, waiting: index + 1)
      }
      turnstile.leave()
    }
    #expect(passed.elements == ["person 1", "person 2", "round 1", "round 2", "health"])
  }

  @Test("who is cancelled while waiting leaves, and the line goes to the next")
  func cancelled() async throws {
    let turnstile = Turnstile()
    try await turnstile.enter(.round)
    let waiter = Task { try await turnstile.enter(.person) }
    await Self.settle(turnstile, waiting: 1)
    waiter.cancel()
    await #expect(throws: Turnstile.Refusal.cancelled) { try await waiter.value }
    #expect(turnstile.waitingCount == 0)
    turnstile.leave()
    try await turnstile.enter(.health)
    turnstile.leave()
  }

  @Test("a cancelled task does not even begin to wait")
  func cancelledBefore() async throws {
    let turnstile = Turnstile()
    let comer = Task {
      while !Task.isCancelled { await Task.yield() }
      try await turnstile.enter(.person)
    }
    comer.cancel()
    await #expect(throws: Turnstile.Refusal.cancelled) { try await comer.value }
  }

  @Test("who comes when too many wait is sent away at once")
  func full() async throws {
    let turnstile = Turnstile(capacity: 1)
    try await turnstile.enter(.round)
    let waiter = Task { try await turnstile.enter(.round) }
    await Self.settle(turnstile, waiting: 1)
    await #expect(throws: Turnstile.Refusal.full) { try await turnstile.enter(.person) }
    turnstile.leave()
    try await waiter.value
    turnstile.leave()
  }
}
