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
  private nonisolated let editions = Mutex(EditionMemory())
  private var wire: Wire<Port>

  /// `executor` runs the exchanges and is blocked by them: it must have a thread of its own. `open`
  /// is called there when the port is first needed, and after it was lost.
  package init(
    name: String, settings: LineSettings, route: MeterRoute = .direct, policy: ExchangePolicy,
    clock: any MonotonicClock, executor: any SerialExecutor,
    open: @escaping @Sendable () throws(SerialPortError) -> Port
  ) {
    self.name = name
    self.policy = policy
    self.clock = clock
    self.executor = executor
    wire = Wire(settings: settings, route: route, policy: policy, clock: clock, open: open)
  }

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Calls that wait for their turn.
  package nonisolated var waitingCount: Int { turnstile.waitingCount }

  package nonisolated func read(
    _ request: ReadRequest, progress: @escaping @Sendable (ReadProgress) -> Void
  ) async -> ReadResult {
    let remembered = editions.withLock { $0[request.meter] }
    let course = ReadCourse(request, policy: policy, remembered: remembered)
    let end = await follow(course, Call(request.urgency, request.limit, progress)) { before, now in
      guard now.doneCount > before.doneCount else { return }
      progress(.itemDone(done: now.doneCount, of: request.items.count))
    }
    if request.edition == .auto {
      editions.withLock { $0.note(end.result, of: request.meter) }
    }
    return end.result
  }

  package nonisolated func carryOut(
    _ order: OrderRequest, progress: @escaping @Sendable (ReadProgress) -> Void
  ) async -> OrderResult {
    let course = OrderCourse(order)
    return await follow(course, Call(order.urgency, order.limit, progress)) { before, now in
      guard now.doneCount > before.doneCount else { return }
      progress(.itemDone(done: now.doneCount, of: now.goalCount))
    }.result
  }

  package nonisolated func search(
    _ search: AddressSearch, progress: @escaping @Sendable (SearchProgress) -> Void
  ) async -> SearchResult {
    let course = SearchCourse(search)
    return await follow(course, Call(search.urgency, search.limit, { _ in })) { _, now in
      progress(now.progress)
    }.result
  }

  /// What the loop needs to know of a call beside its course.
  private struct Call: Sendable {
    let urgency: Urgency
    let limit: Duration?
    let progress: @Sendable (ReadProgress) -> Void

    init(
      _ urgency: Urgency, _ limit: Duration?, _ progress: @escaping @Sendable (ReadProgress) -> Void
    ) {
      self.urgency = urgency
      self.limit = limit
      self.progress = progress
    }
  }

  /// Does what `course` wants until it has finished; `told` is given the course before and after
  /// each step.
  ///
  /// Who waits in person keeps the line for the whole course; all others hand it back after each
  /// exchange, but where the course keeps its turn. Nobody keeps it while there is nothing to send.
  private nonisolated func follow<C: Course>(
    _ course: C, _ call: Call, told: (_ before: C, _ now: C) -> Void
  ) async -> C {
    var course = course
    do throws(Turnstile.Refusal) {
      call.progress(.queued)
      try await follow(&course, call, told)
    } catch {
      course.stop(error == .full ? .queueFull : .cancelled)
    }
    return course
  }

  private nonisolated func follow<C: Course>(
    _ course: inout C, _ call: Call, _ told: (_ before: C, _ now: C) -> Void
  ) async throws(Turnstile.Refusal) {
    let session = lastSession.add(1, ordering: .relaxed).newValue
    var deadline: MonotonicInstant?
    var hasTurn = false
    defer { if hasTurn { turnstile.leave() } }
    while let step = course.step {
      if !hasTurn { try await turnstile.enter(call.urgency) }
      hasTurn = true
      let now = clock.now()
      if deadline == nil { deadline = call.limit.map(now.advanced(by:)) }
      if !step.isTidying {
        if Task.isCancelled {
          course.stop(.cancelled)
          continue
        }
        if let deadline, now >= deadline {
          course.endTime()
          continue
        }
      }
      let report = await run(
        Exchange(
          step: step, session: session, deadline: deadline,
          opensAtOnce: call.urgency == .person, progress: call.progress))
      let before = course
      course.take(report, at: clock.now())
      told(before, course)
      if call.urgency < .person || course.step?.isWait == true, !course.keepsTurn {
        turnstile.leave()
        hasTurn = false
      }
    }
  }

  private func run(_ exchange: Exchange) -> Exchange.Report { wire.exchange(exchange) }
}

extension CourseStep {
  /// Leaves the line as it was found: done even where the call is over.
  fileprivate var isTidying: Bool {
    if case .change = self { true } else { false }
  }

  fileprivate var isWait: Bool {
    if case .wait = self { true } else { false }
  }
}
