import Hardware
import Records
import TestSupport
import Testing
import Units

@testable import Metering

/// Rounds that a person's read overtakes, and the moment that a reading stands for.
@Suite struct SupersededRoundTests {
  @Test("a round that was overtaken while it read a meter keeps what it heard to itself")
  func overtaken() async {
    let time = SteppedTime()
    let line = PlayedLine("rs485", time, cost: .seconds(10))
    let plan = PollPlan(
      lines: [.init(line: line, meters: [PollerTests.meter(1), PollerTests.meter(2)])])
    let told = PollerTests.Told()
    let poller = Poller(plan, clocks: time.clocks, events: told.events)
    let task = Task { await poller.run() }
    await time.run(until: .seconds(5), sleepers: 1)
    await poller.answered(MeterFrames.address(1))
    await time.run(until: .seconds(330), sleepers: 1)
    task.cancel()
    await task.value
    let meters = await told.drafts(3).map(\.meter)
    #expect(meters == ["000000000002", "000000000001", "000000000002"])
  }

  @Test("a reading bears the moment at which its first item was heard")
  func moment() async {
    let time = SteppedTime()
    let start: Timestamp = time.clock.now()
    let heard: MonotonicInstant = time.clock.now().advanced(by: .seconds(4))
    let line = PlayedLine("rs485", time, cost: .seconds(10)) {
      var result = ReadResult(meter: $0.meter, quality: .good)
      result.heardAt = heard
      return result
    }
    let plan = PollPlan(lines: [.init(line: line, meters: [PollerTests.meter(1)])])
    let told = await PollerTests.run(plan, time, until: .seconds(20))
    #expect(await told.drafts(1).map(\.at) == [start.advanced(by: .seconds(4))])
  }
}
