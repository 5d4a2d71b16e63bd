import Hardware
import Records
import Synchronization
import TestSupport
import Units

@testable import Metering

/// Time in which nothing happens until everybody sleeps; then it goes to the first who wakes.
final class SteppedTime: Sendable {
  private struct Sleeper {
    let id: Int
    let due: MonotonicInstant
    let continuation: CheckedContinuation<Bool, Never>
  }

  let clock = ManualClock()
  private let sleepers = Mutex<(list: [Sleeper], lastID: Int)>(([], 0))

  var clocks: PollClocks {
    PollClocks(monotonic: clock, wall: clock, sleep: { try await self.sleep($0) })
  }

  var elapsed: Duration { clock.now().since(MonotonicInstant(nanoseconds: 0)) }

  func sleep(_ duration: Duration) async throws {
    let moment: MonotonicInstant = clock.now()
    let due = moment.advanced(by: duration)
    let id = sleepers.withLock { state in
      state.lastID += 1
      return state.lastID
    }
    let hasSlept = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isCancelled = sleepers.withLock { state in
          if Task.isCancelled { return true }
          state.list.append(Sleeper(id: id, due: due, continuation: continuation))
          return false
        }
        if isCancelled { continuation.resume(returning: false) }
      }
    } onCancel: {
      let sleeper = sleepers.withLock { state in
        state.list.firstIndex { $0.id == id }.map { state.list.remove(at: $0) }
      }
      sleeper?.continuation.resume(returning: false)
    }
    if !hasSlept { throw CancellationError() }
  }

  /// Lets time go on to `end`, whenever all of `count` sleep.
  func run(until end: Duration, sleepers count: Int) async {
    let end = MonotonicInstant(nanoseconds: 0).advanced(by: end)
    while true {
      while sleepers.withLock({ $0.list.count }) < count { await Task.yield() }
      let next = sleepers.withLock { state -> Sleeper? in
        guard let first = state.list.indices.min(by: { state.list[$0].due < state.list[$1].due }),
          state.list[first].due <= end
        else { return nil }
        return state.list.remove(at: first)
      }
      clock.pause(until: next?.due ?? end)
      guard let next else { return }
      next.continuation.resume(returning: true)
    }
  }
}

/// A line whose reads take a time and bring what a test says.
final class PlayedLine: MeterLine {
  struct Call: Hashable, Sendable {
    var at: Duration
    var request: ReadRequest
  }

  let name: String
  private let time: SteppedTime
  private let cost: Duration
  private let play: @Sendable (ReadRequest) -> ReadResult
  let calls = Recorder<Call>()

  init(
    _ name: String, _ time: SteppedTime, cost: Duration,
    play: @escaping @Sendable (ReadRequest) -> ReadResult = {
      ReadResult(meter: $0.meter, quality: .good)
    }
  ) {
    self.name = name
    self.time = time
    self.cost = cost
    self.play = play
  }

  func carryOut(
    _ order: OrderRequest, progress: @escaping @Sendable (ReadProgress) -> Void
  ) async -> OrderResult {
    OrderResult(meter: order.meter, outcome: .notSent, problem: .cancelled)
  }

  func search(
    _ search: AddressSearch, progress: @escaping @Sendable (SearchProgress) -> Void
  ) async -> SearchResult { SearchResult(problem: .cancelled) }

  func read(
    _ request: ReadRequest, progress: @escaping @Sendable (ReadProgress) -> Void
  ) async -> ReadResult {
    calls.add(Call(at: time.elapsed, request: request))
    progress(.queued)
    progress(.sending([0x68]))
    guard (try? await time.sleep(cost)) != nil else {
      return ReadResult(meter: request.meter, quality: .silent, problem: .cancelled)
    }
    return play(request)
  }
}
