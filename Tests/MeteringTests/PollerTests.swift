import DLT645
import Hardware
import Records
import TestSupport
import Testing
import Units

@testable import Metering

/// Rounds, health checks, and what people are told of them.
@Suite(.timeLimit(.minutes(1))) struct PollerTests {
  static func meter(_ number: Int) -> PollPlan.Meter {
    PollPlan.Meter(address: MeterFrames.address(number), isSimulated: true)
  }

  /// What a poller told.
  struct Told: Sendable {
    let drafts = Recorder<ReadingDraft>()
    let activity = Recorder<Bool>()
    let rounds = Recorder<RoundNews>()

    var events: PollEvents {
      PollEvents(
        deliver: { drafts.add($0) }, onActivity: { activity.add($0) },
        onRound: { rounds.add($0) })
    }

    /// The first `count` readings, which come from a task of their own.
    func drafts(_ count: Int) async -> [ReadingDraft] {
      while drafts.elements.count < count { await Task.yield() }
      return drafts.elements
    }
  }

  /// Runs the plan until `end` and cancels it.
  static func run(_ plan: PollPlan, _ time: SteppedTime, until end: Duration) async -> Told {
    let told = Told()
    let poller = Poller(plan, clocks: time.clocks, events: told.events)
    let task = Task { await poller.run() }
    await time.run(until: end, sleepers: plan.lines.count)
    task.cancel()
    await task.value
    return told
  }

  @Test("the first round is at once, the next every five minutes without drift")
  func schedule() async {
    let time = SteppedTime()
    let line = PlayedLine("rs485", time, cost: .milliseconds(3457))
    let plan = PollPlan(lines: [.init(line: line, meters: [Self.meter(1), Self.meter(2)])])
    _ = await Self.run(plan, time, until: .seconds(3700))
    let starts = line.calls.elements.filter { $0.request.meter == MeterFrames.address(1) }
    #expect(starts.map(\.at) == (0...12).map { .seconds(300) * $0 })
    #expect(line.calls.elements.allSatisfy { $0.request.urgency == .round })
  }

  @Test("a round that lasts longer than the period never overlaps itself: turns are left out")
  func overrun() async {
    let time = SteppedTime()
    let line = PlayedLine("carrier", time, cost: .seconds(70))
    let plan = PollPlan(
      lines: [.init(line: line, meters: [Self.meter(1), Self.meter(2)])], roundEvery: .seconds(100))
    _ = await Self.run(plan, time, until: .seconds(650))
    #expect(line.calls.elements.map(\.at) == [0, 70, 200, 270, 400, 470, 600].map { .seconds($0) })
  }

  @Test("a slow line holds up no other")
  func sideBySide() async {
    let time = SteppedTime()
    let slow = PlayedLine("carrier", time, cost: .seconds(500))
    let fast = PlayedLine("rs485", time, cost: .seconds(1))
    let plan = PollPlan(lines: [
      .init(line: slow, meters: [Self.meter(1)]), .init(line: fast, meters: [Self.meter(2)]),
    ])
    let told = await Self.run(plan, time, until: .seconds(950))
    #expect(fast.calls.elements.map(\.at) == [0, 300, 600, 900].map { .seconds($0) })
    #expect(slow.calls.elements.map(\.at) == [0, 600].map { .seconds($0) })
    #expect(told.rounds.elements.last?.next == nil || told.rounds.elements.count > 4)
  }

  @Test("a reading carries its cause, route, quality and values")
  func draft() async {
    let time = SteppedTime()
    let total = DataIdentifier(rawValue: 0x0001_0000)
    let line = PlayedLine("rs485", time, cost: .seconds(2)) {
      let values = Catalogue.values(of: total, in: [0x56, 0x34, 0x12, 0x00])
      return ReadResult(meter: $0.meter, quality: .late, items: values)
    }
    let start: Timestamp = time.clock.now()
    let plan = PollPlan(lines: [.init(line: line, meters: [Self.meter(1)])])
    let told = await Self.run(plan, time, until: .seconds(10))
    let expected = ReadingDraft(
      meter: "000000000001", at: start.advanced(by: .seconds(2)), cause: .round, route: "rs485",
      quality: .late, isSimulated: true,
      items: [ReadingItem(id: "00010000", value: "1234.56", unit: "kWh")])
    #expect(await told.drafts(1) == [expected])
  }

  @Test("health checks follow the first round and stand between rounds, and move no strip")
  func health() async {
    let time = SteppedTime()
    let line = PlayedLine("rs485", time, cost: .seconds(1))
    let plan = PollPlan(
      lines: [.init(line: line, meters: [Self.meter(1)])], healthEvery: .seconds(60))
    let told = await Self.run(plan, time, until: .seconds(330))
    let calls = line.calls.elements
    #expect(calls.map(\.at) == [0, 1, 60, 120, 180, 240, 300].map { .seconds($0) })
    #expect(
      calls.map(\.request.urgency) == [.round, .health, .health, .health, .health, .health, .round])
    #expect(calls[1].request.items == ReadingList.health)
    #expect(
      await told.drafts(7).map(\.cause) == [
        .round, .health, .health, .health, .health, .health, .round,
      ])
    #expect(told.activity.elements == [true, false, true, false])
  }

  @Test("the state of the rounds tells running, last and next")
  func news() async {
    let time = SteppedTime()
    let start: Timestamp = time.clock.now()
    let line = PlayedLine("rs485", time, cost: .seconds(4))
    let plan = PollPlan(lines: [.init(line: line, meters: [Self.meter(1)])])
    let told = await Self.run(plan, time, until: .seconds(100))
    var ended = RoundNews()
    ended.lastEnded = start.advanced(by: .seconds(4))
    ended.next = start.advanced(by: .seconds(300))
    #expect(told.rounds.elements.map(\.isRunning) == [true, false])
    #expect(told.rounds.elements.last == ended)
  }

  @Test("a reading that did not take place is not told")
  func notTold() async {
    let time = SteppedTime()
    let line = PlayedLine("rs485", time, cost: .seconds(1)) {
      ReadResult(meter: $0.meter, quality: .silent, problem: .queueFull)
    }
    let plan = PollPlan(lines: [.init(line: line, meters: [Self.meter(1)])])
    let told = await Self.run(plan, time, until: .seconds(700))
    #expect(line.calls.elements.count == 3)
    #expect(told.drafts.elements.isEmpty)
  }
}
