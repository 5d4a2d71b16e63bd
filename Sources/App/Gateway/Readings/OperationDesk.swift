package import DLT645
import Hardware
package import Metering
package import Records

/// Carries out what people ask for and keeps them informed.
///
/// One operation a meter at a time: who asks again while it runs gets the one that runs.
package actor OperationDesk {
  /// Operations that may run at once, over all meters.
  package static let runningLimit = 8
  /// Ended operations that can still be asked for.
  package static let keptLimit = 64

  /// Why no operation was begun.
  package enum Refusal: Error, Hashable, Sendable {
    case unknownMeter
    case unknownRoute
    /// `runningLimit` operations run already.
    case busy
  }

  private let readers: [String: MeterReader]
  private let desk: ReadingDesk
  private let feed: StateFeed
  private let rendering: StateRendering
  private let activity: LineActivity
  private let clocks: PollClocks
  private let onAnswer: @Sendable (MeterAddress) async -> Void
  private var operations: [Operation] = []
  private var tasks: [String: Task<Void, Never>] = [:]
  private var lastNumber = 0

  /// `readers` by meter address. `onAnswer` is told of each meter that answered.
  package init(
    readers: [String: MeterReader], desk: ReadingDesk, feed: StateFeed, rendering: StateRendering,
    activity: LineActivity, clocks: PollClocks,
    onAnswer: @escaping @Sendable (MeterAddress) async -> Void = { _ in }
  ) {
    self.readers = readers
    self.desk = desk
    self.feed = feed
    self.rendering = rendering
    self.activity = activity
    self.clocks = clocks
    self.onAnswer = onAnswer
  }

  /// Begins to read a meter, or joins the reading that runs. `route` is a line's name; `nil` takes
  /// the meter's first.
  package func startReading(meter: String, route: String?, cause: ReadingCause) throws(Refusal)
    -> Operation
  {
    guard let reader = readers[meter] else { throw .unknownMeter }
    guard let way = reader.route(route) else { throw .unknownRoute }
    if let running = operations.last(where: { $0.meter == meter && !$0.step.isFinal }) {
      return running
    }
    guard tasks.count < Self.runningLimit else { throw .busy }
    lastNumber += 1
    let operation = Operation(
      id: "op-\(lastNumber)", meter: meter, route: way.line.name, itemCount: way.items.count)
    operations.append(operation)
    forgetOldest()
    tell(operation)
    tasks[operation.id] = Task { await self.run(operation.id, reader, way, cause) }
    return operation
  }

  package func operation(_ id: String) -> Operation? { operations.first { $0.id == id } }

  /// Asks an operation to end; what was read until then is thrown away.
  package func cancel(_ id: String) -> Operation? {
    tasks[id]?.cancel()
    return operation(id)
  }

  /// Ends all that runs and waits for it.
  package func stop() async {
    for task in tasks.values { task.cancel() }
    for task in tasks.values { await task.value }
  }

  private func run(
    _ id: String, _ reader: MeterReader, _ way: MeterReader.Way, _ cause: ReadingCause
  ) async {
    let (news, feeder) = AsyncStream.makeStream(
      of: ReadProgress.self, bufferingPolicy: .bufferingOldest(ReadResult.traceLimit * 4))
    async let followed: Void = follow(id, news)
    let span = HeardSpan { [activity] in $0 ? activity.begin() : activity.end() }
    let request = ReadRequest(
      meter: reader.address, items: way.items, urgency: .person, edition: reader.edition)
    let result = await way.line.read(request) { progress in
      if case .sending = progress { span.begin() }
      feeder.yield(progress)
    }
    span.end()
    feeder.finish()
    await followed
    await finish(id, result, reader, way, cause)
    tasks[id] = nil
  }

  private func follow(_ id: String, _ news: AsyncStream<ReadProgress>) async {
    for await progress in news {
      change(id) { operation in
        switch progress {
        case .queued: operation.step = .queued
        case .sending(let bytes):
          operation.step = .sending
          operation.add(Operation.Frame(isRequest: true, bytes: bytes))
        case .waiting: operation.step = .waiting
        case .received(let bytes):
          operation.add(Operation.Frame(isRequest: false, bytes: bytes))
        case .itemDone(let done, _): operation.doneCount = done
        }
      }
    }
  }

  private func finish(
    _ id: String, _ result: ReadResult, _ reader: MeterReader, _ way: MeterReader.Way,
    _ cause: ReadingCause
  ) async {
    if result.problem == .cancelled {
      change(id) {
        $0.step = .cancelled
        $0.problem = .cancelled
      }
      return
    }
    if result.quality.hasValues { await onAnswer(reader.address) }
    let draft = reader.draft(
      from: result, over: way, cause: cause, at: clocks.moment(of: result.heardAt))
    let entry = await desk.record(draft)
    change(id) { operation in
      operation.entry = entry
      if let problem = entry.problem {
        operation.entry.reading = nil
        operation.problem = .notStored(problem)
        operation.step = .damaged
        return
      }
      operation.problem = .of(result)
      operation.step =
        switch result.quality {
        case .good, .late: .decoded
        case .refused: .refused
        case .silent: .timedOut
        case .damaged: .damaged
        }
    }
  }

  private func change(_ id: String, _ body: (inout Operation) -> Void) {
    guard let index = operations.firstIndex(where: { $0.id == id }) else { return }
    body(&operations[index])
    tell(operations[index])
  }

  private func tell(_ operation: Operation) {
    feed.announce("operation", rendering.output(of: operation))
  }

  private func forgetOldest() {
    while operations.count > Self.keptLimit,
      let oldest = operations.firstIndex(where: \.step.isFinal)
    {
      operations.remove(at: oldest)
    }
  }
}
