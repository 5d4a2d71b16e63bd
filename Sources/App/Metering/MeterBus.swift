package import Hardware
import Synchronization

/// The one owner of one line.
///
/// An exchange is one synchronous call on the bus's own executor, which may block: nothing can come
/// between a request and its answer. Who is next is decided between exchanges, by urgency.
package actor MeterBus<Port: SerialPort & ~Copyable>: MeterLine {
  package nonisolated let name: String
  private nonisolated let executor: any SerialExecutor
  private nonisolated let turnstile = Turnstile()
  private nonisolated let policy: ExchangePolicy
  private nonisolated let clock: any MonotonicClock
  private nonisolated let lastSession = Atomic<UInt64>(0)
  private var wire: Wire<Port>

  /// `executor` runs the exchanges and is blocked by them: it must have a thread of its own. `open`
  /// is called there when the port is first needed, and after it was lost.
  package init(
    name: String, settings: LineSettings, policy: ExchangePolicy, clock: any MonotonicClock,
    executor: any SerialExecutor, open: @escaping @Sendable () throws(SerialPortError) -> Port
  ) {
    self.name = name
    self.policy = policy
    self.clock = clock
    self.executor = executor
    wire = Wire(settings: settings, policy: policy, clock: clock, open: open)
  }

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Reads that wait for their turn.
  package nonisolated var waitingCount: Int { turnstile.waitingCount }

  package nonisolated func read(
    _ request: ReadRequest, progress: @escaping @Sendable (ReadProgress) -> Void
  ) async -> ReadResult {
    var course = ReadCourse(request, policy: policy)
    do throws(Turnstile.Refusal) {
      progress(.queued)
      try await follow(&course, of: request, progress)
    } catch {
      course.stop(error == .full ? .queueFull : .cancelled)
    }
    return course.result
  }

  /// Asks what the course wants to know until it has finished.
  ///
  /// Who waits in person keeps the line for the whole read; all others hand it back after each
  /// exchange, but for an item that is half read.
  private nonisolated func follow(
    _ course: inout ReadCourse, of request: ReadRequest,
    _ progress: @escaping @Sendable (ReadProgress) -> Void
  ) async throws(Turnstile.Refusal) {
    let session = lastSession.add(1, ordering: .relaxed).newValue
    var deadline: MonotonicInstant?
    var hasTurn = false
    defer { if hasTurn { turnstile.leave() } }
    while let frame = course.next {
      if !hasTurn { try await turnstile.enter(request.urgency) }
      hasTurn = true
      if Task.isCancelled { return course.stop(.cancelled) }
      let now = clock.now()
      if deadline == nil { deadline = request.limit.map(now.advanced(by:)) }
      if let deadline, now >= deadline { return course.endTime() }
      let exchange = Exchange(
        request: frame, session: session, deadline: deadline,
        opensAtOnce: request.urgency == .person, progress: progress)
      let doneCount = course.doneCount
      let report = await run(exchange)
      course.add(report.trace)
      course.take(report.outcome)
      if course.doneCount > doneCount {
        if doneCount == 0 { course.heard(at: clock.now()) }
        progress(.itemDone(done: course.doneCount, of: request.items.count))
      }
      if request.urgency < .person, !course.isInsideItem {
        turnstile.leave()
        hasTurn = false
      }
    }
  }

  private func run(_ exchange: Exchange) -> Exchange.Report { wire.exchange(exchange) }
}
