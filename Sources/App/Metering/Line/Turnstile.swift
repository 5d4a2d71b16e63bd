import Synchronization

/// Lets one read after the other onto a line: the most urgent first, equals in the order they came.
final class Turnstile: Sendable {
  enum Refusal: Error { case full, cancelled }

  private enum Entry { case granted, full, cancelled }

  private struct Waiter {
    let ticket: UInt64
    let urgency: Urgency
    let continuation: CheckedContinuation<Entry, Never>
  }

  private struct State {
    var isTaken = false
    var nextTicket: UInt64 = 0
    var waiters: [Waiter] = []
  }

  private let state = Mutex(State())
  /// Who comes when this many wait is sent away.
  let capacity: Int

  init(capacity: Int = 32) { self.capacity = capacity }

  var waitingCount: Int { state.withLock { $0.waiters.count } }

  /// Waits for the line; every `enter` that returns needs one `leave()`.
  func enter(_ urgency: Urgency) async throws(Refusal) {
    let ticket = state.withLock { state in
      defer { state.nextTicket += 1 }
      return state.nextTicket
    }
    let entry = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if let entry = admit(Waiter(ticket: ticket, urgency: urgency, continuation: continuation)) {
          continuation.resume(returning: entry)
        }
      }
    } onCancel: {
      withdraw(ticket)
    }
    switch entry {
    case .granted: return
    case .full: throw .full
    case .cancelled: throw .cancelled
    }
  }

  /// Hands the line to the next one.
  func leave() {
    let next = state.withLock { state -> Waiter? in
      precondition(state.isTaken, "leave() without enter()")
      let first = state.waiters.indices.max { a, b in
        let (a, b) = (state.waiters[a], state.waiters[b])
        return (a.urgency, b.ticket) < (b.urgency, a.ticket)
      }
      guard let first else {
        state.isTaken = false
        return nil
      }
      return state.waiters.remove(at: first)
    }
    next?.continuation.resume(returning: .granted)
  }

  /// The answer that can be given at once, or `nil` where the waiter now waits.
  private func admit(_ waiter: Waiter) -> Entry? {
    // The task's flag is set before its handlers run: either it is seen here, or the handler finds
    // the waiter in the list.
    state.withLock { state -> Entry? in
      if Task.isCancelled { return .cancelled }
      guard state.isTaken else {
        state.isTaken = true
        return .granted
      }
      guard state.waiters.count < capacity else { return .full }
      state.waiters.append(waiter)
      return nil
    }
  }

  private func withdraw(_ ticket: UInt64) {
    let waiter = state.withLock { state -> Waiter? in
      guard let index = state.waiters.firstIndex(where: { $0.ticket == ticket }) else { return nil }
      return state.waiters.remove(at: index)
    }
    waiter?.continuation.resume(returning: .cancelled)
  }
}
