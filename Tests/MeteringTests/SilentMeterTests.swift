import DLT645
import Hardware
import Records
import Synchronization
import TestSupport
import Testing

@testable import Metering

/// Meters that do not answer, and what they cost the others.
@Suite(.timeLimit(.minutes(1))) struct SilentMeterTests {
  static let start = MonotonicInstant(nanoseconds: 0)

  static func backOff(longestSkip: Int = 5) -> SilenceBackOff {
    SilenceBackOff(longestSkip: longestSkip, longestAbsence: .seconds(600))
  }

  @Test("a silent meter is left out of ever more turns, up to the bound")
  func skips() {
    var backOff = Self.backOff()
    var turns: [Bool] = []
    for _ in 0..<24 {
      let isDue = backOff.isDue(at: Self.start)
      turns.append(isDue)
      if isDue { backOff.failed(at: Self.start) }
    }
    let skips = turns.split(separator: true, omittingEmptySubsequences: false).map(\.count)
    #expect(skips == [0, 0, 1, 3, 5, 5, 4])
  }

  @Test("where turns are far apart, no silence lasts longer than the longest absence")
  func absence() {
    var backOff = Self.backOff()
    var asked: [Int] = []
    for turn in 0..<9 {
      let now = Self.start.advanced(by: .seconds(300) * turn)
      guard backOff.isDue(at: now) else { continue }
      asked.append(turn)
      backOff.failed(at: now)
    }
    #expect(asked == [0, 1, 3, 5, 7])
  }

  @Test("an answer ends the leaving out")
  func answered() {
    var backOff = Self.backOff()
    for _ in 0..<5 { backOff.failed(at: Self.start) }
    backOff.answered()
    let isDue = backOff.isDue(at: Self.start)
    #expect(isDue && !backOff.isKnownSilent)
  }

  @Test("failing for ever does not overflow")
  func forever() {
    var backOff = Self.backOff(longestSkip: 3)
    for _ in 0..<1000 { backOff.failed(at: Self.start) }
    #expect(backOff.failureCount == 1000)
    let turns = (0..<4).map { _ in backOff.isDue(at: Self.start) }
    #expect(turns == [false, false, false, true])
  }

  @Test("a known silent meter gets one try, and all of them again when it is back")
  func tries() async {
    let time = SteppedTime()
    let isBack = Atomic(false)
    let line = PlayedLine("rs485", time, cost: .seconds(1)) {
      ReadResult(
        meter: $0.meter, quality: isBack.load(ordering: .relaxed) ? .good : .silent)
    }
    var plan = PollPlan(lines: [.init(line: line, meters: [PollerTests.meter(1)])])
    plan.longestSkip = 0
    let told = PollerTests.Told()
    let poller = Poller(plan, clocks: time.clocks, events: told.events)
    let task = Task { await poller.run() }
    await time.run(until: .seconds(650), sleepers: 1)
    isBack.store(true, ordering: .relaxed)
    await time.run(until: .seconds(1250), sleepers: 1)
    task.cancel()
    await task.value
    #expect(line.calls.elements.map(\.request.tryCount) == [nil, 1, 1, 1, nil])
    #expect(await told.drafts(5).map(\.quality) == [.silent, .silent, .silent, .good, .good])
  }

  @Test("who was read by somebody else is asked in the next round again")
  func readByOthers() async {
    let time = SteppedTime()
    let line = PlayedLine("rs485", time, cost: .seconds(1)) {
      ReadResult(meter: $0.meter, quality: .silent)
    }
    let plan = PollPlan(lines: [.init(line: line, meters: [PollerTests.meter(1)])])
    let poller = Poller(plan, clocks: time.clocks, events: PollerTests.Told().events)
    let task = Task { await poller.run() }
    await time.run(until: .seconds(350), sleepers: 1)
    await poller.answered(MeterFrames.address(1))
    await time.run(until: .seconds(650), sleepers: 1)
    task.cancel()
    await task.value
    #expect(line.calls.elements.map(\.at) == [0, 300, 600].map { .seconds($0) })
  }

  @Test("a line that is away does not make its meters silent")
  func lineAway() async {
    let time = SteppedTime()
    let gone = LineProblem.port(.gone(path: "/dev/ttyUSB0"))
    let line = PlayedLine("rs485", time, cost: .seconds(1)) {
      ReadResult(meter: $0.meter, quality: .silent, problem: gone)
    }
    let plan = PollPlan(lines: [.init(line: line, meters: [PollerTests.meter(1)])])
    let told = await PollerTests.run(plan, time, until: .seconds(1550))
    #expect(line.calls.elements.count == 6)
    #expect(line.calls.elements.allSatisfy { $0.request.tryCount == nil })
    #expect(await told.drafts(6).allSatisfy { $0.quality == .silent })
  }

  @Test("one dead meter of eight makes the others' period at most a tenth longer")
  func period() async {
    let alone = await Self.meanPeriod(deadCount: 0)
    let together = await Self.meanPeriod(deadCount: 1)
    #expect(together * 10 <= alone * 11, "\(alone) became \(together)")
  }

  /// The mean time from one reading of a living meter to its next, where rounds follow each other
  /// without a pause on a real bus at 2400 baud: seven that answer, and some dead.
  static func meanPeriod(deadCount: Int) async -> Duration {
    let line = ScriptedLine { request, _ in
      request[5] <= 7 ? LinePriorityTests.obliging(request) : []
    }
    let bus = bus(on: line)
    let roundCount = 100
    let starts = Recorder<MonotonicInstant>()
    let clocks = PollClocks(
      monotonic: line.clock, wall: line.clock, sleep: { line.clock.advance(by: $0) })
    let meters = (1...(7 + deadCount)).map {
      PollPlan.Meter(
        address: MeterFrames.address($0),
        items: [MeterFrames.identifier(MeterFrames.totalEnergy)], isSimulated: true)
    }
    let plan = PollPlan(lines: [.init(line: bus, meters: meters)], roundEvery: .milliseconds(1))
    let events = PollEvents(
      deliver: { _ in },
      onRound: { if $0.isRunning { starts.add(line.clock.now()) } })
    let task = Task { await Poller(plan, clocks: clocks, events: events).run() }
    while starts.elements.count <= roundCount { await Task.yield() }
    task.cancel()
    await task.value
    return starts.elements[roundCount].since(starts.elements[0]) / roundCount
  }
}
