import DLT645
import Hardware
import Records
import Units

/// Reads the meters of one line by themselves: rounds, and health checks between them.
actor LinePoller {
  private struct Meter {
    let place: PollPlan.Meter
    var rounds: SilenceBackOff
    var health: SilenceBackOff
    /// Somebody else got an answer while this poller was reading it.
    var isSuperseded = false

    var isKnownSilent: Bool { rounds.isKnownSilent || health.isKnownSilent }
  }

  private let line: any MeterLine
  private let index: Int
  private let plan: PollPlan
  private let clocks: PollClocks
  private let events: PollEvents
  private let watch: RoundWatch
  private var meters: [Meter]
  private let drafts: AsyncStream<ReadingDraft>
  private let outbox: AsyncStream<ReadingDraft>.Continuation

  /// Readings that wait for a slow taker at most; newer ones are dropped.
  static let undeliveredLimit = 256

  init(
    _ line: PollPlan.Line, index: Int, plan: PollPlan, clocks: PollClocks, events: PollEvents,
    watch: RoundWatch
  ) {
    self.line = line.line
    self.index = index
    self.plan = plan
    self.clocks = clocks
    self.events = events
    self.watch = watch
    let backOff = SilenceBackOff(
      longestSkip: plan.longestSkip, longestAbsence: plan.longestAbsence)
    meters = line.meters.map { Meter(place: $0, rounds: backOff, health: backOff) }
    (drafts, outbox) = AsyncStream.makeStream(
      of: ReadingDraft.self, bufferingPolicy: .bufferingOldest(Self.undeliveredLimit))
  }

  nonisolated var name: String { line.name }

  /// Somebody else has read the meter: it is there, and what a round heard of it before is old.
  func answered(_ meter: MeterAddress) {
    for index in meters.indices where meters[index].place.address == meter {
      isThere(index)
      meters[index].isSuperseded = true
    }
  }

  private func isThere(_ index: Int) {
    meters[index].rounds.answered()
    meters[index].health.answered()
  }

  /// Runs until it is cancelled; the first round begins at once.
  func run() async {
    async let delivered: Void = deliver()
    await poll()
    outbox.finish()
    await delivered
  }

  private nonisolated func deliver() async {
    for await draft in drafts { await events.deliver(draft) }
  }

  private func poll() async {
    guard !meters.isEmpty else { return }
    let start = clocks.monotonic.now()
    let rounds = RoundSchedule(first: start, period: plan.roundEvery)
    let checks = plan.healthEvery.map { RoundSchedule(first: start, period: $0) }
    var nextRound = start
    // The first check follows the first round at once: the lamps wait for it.
    var nextCheck = checks.map { _ in start }
    while !Task.isCancelled {
      let now = clocks.monotonic.now()
      if now >= nextRound {
        let isFirst = nextRound == start
        await round()
        nextRound = rounds.next(after: clocks.monotonic.now())
        if !isFirst { nextCheck = checks?.next(after: clocks.monotonic.now()) }
        tellEnd(next: nextRound)
      } else if let check = nextCheck, now >= check {
        await checkHealth()
        nextCheck = checks?.next(after: clocks.monotonic.now())
      } else {
        let wake = nextCheck.map { min($0, nextRound) } ?? nextRound
        guard (try? await clocks.sleep(wake.since(now))) != nil else { return }
      }
    }
  }

  private func tellEnd(next: MonotonicInstant) {
    let moment = clocks.wall.now()
    let rest = next.since(clocks.monotonic.now())
    watch.ended(line: index, at: moment, next: moment.advanced(by: rest))
  }

  private func round() async {
    watch.began(line: index)
    let span = HeardSpan(events.onActivity)
    for index in meters.indices {
      guard !Task.isCancelled else { break }
      guard meters[index].rounds.isDue(at: clocks.monotonic.now()) else { continue }
      let result = await read(index, meters[index].place.items, .round) { progress in
        if case .sending = progress { span.begin() }
      }
      if let hasAnswered = result.hasAnswered {
        let now = clocks.monotonic.now()
        hasAnswered ? isThere(index) : meters[index].rounds.failed(at: now)
      }
      // A register must not seem to run backwards: the newer reading has been told already.
      if !meters[index].isSuperseded { report(result, index, .round) }
    }
    span.end()
  }

  private func checkHealth() async {
    for index in meters.indices {
      guard !Task.isCancelled else { return }
      guard meters[index].health.isDue(at: clocks.monotonic.now()) else { continue }
      let result = await read(index, plan.healthItems, .health) { _ in }
      if let hasAnswered = result.hasAnswered {
        let now = clocks.monotonic.now()
        hasAnswered ? isThere(index) : meters[index].health.failed(at: now)
      }
      report(result, index, .health)
    }
  }

  private func read(
    _ index: Int, _ items: [DataIdentifier], _ urgency: Urgency,
    _ progress: @escaping @Sendable (ReadProgress) -> Void
  ) async -> ReadResult {
    meters[index].isSuperseded = false
    let request = ReadRequest(
      meter: meters[index].place.address, items: items, urgency: urgency,
      tryCount: meters[index].isKnownSilent ? 1 : nil, edition: meters[index].place.edition)
    return await line.read(request, progress: progress)
  }

  /// Hands on what people should know; a read that did not take place is nothing.
  private func report(_ result: ReadResult, _ index: Int, _ cause: ReadingCause) {
    guard result.problem != .cancelled, result.problem != .queueFull else { return }
    let place = meters[index].place
    outbox.yield(
      ReadingDraft(
        meter: "\(place.address)", at: clocks.moment(of: result.heardAt), cause: cause,
        route: line.name,
        quality: result.quality, isSimulated: place.isSimulated,
        items: result.readingItems))
  }
}

extension ReadResult {
  /// Whether the meter is there; `nil` where the line kept us from learning it.
  fileprivate var hasAnswered: Bool? {
    switch problem {
    case nil: quality.hasValues || quality == .refused
    // The concentrator asked it, and heard nothing.
    case .carrier(.meterSilent): false
    default: nil
    }
  }
}
