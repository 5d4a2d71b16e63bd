import DLT645
import Hardware
import MeterSim
import TestSupport
import Testing
import Units

@testable import HallSim

@Suite("A hall over its restarts", .onOwnThreads)
struct MemoryTests {
  private let wall = Timestamp(milliseconds: 1_795_000_000_000)
  private let now = MonotonicInstant(nanoseconds: 5_000_000_000)

  private func plan(speed: Int) -> HallPlan {
    var plan = HallPlan(meters: [], lines: [])
    plan.speed = speed
    return plan
  }

  private func memory(speed: Int) -> HallMemory {
    HallMemory(wall: wall, meterTime: 1_800_000_000, speed: speed, states: [:])
  }

  @Test("the meters' clock begins with the hall's zone")
  func beginning() {
    let clock = MeterClock.resuming(plan(speed: 60), memory: nil, wall: wall, now: now)
    #expect(clock.seconds(at: now) == 1_795_000_000 + 8 * 3600)
    let later = now.advanced(by: .milliseconds(1500))
    #expect(clock.seconds(at: later) == 1_795_000_000 + 8 * 3600 + 90)
  }

  @Test("after a pause the clock is where it would have been")
  func pause() {
    let clock = MeterClock.resuming(
      plan(speed: 4320), memory: memory(speed: 4320), wall: wall.advanced(by: .seconds(10)),
      now: now)
    #expect(clock.seconds(at: now) == 1_800_000_000 + 43_200)
  }

  @Test("a new speed counts from the restart on")
  func speed() {
    let clock = MeterClock.resuming(
      plan(speed: 1), memory: memory(speed: 4320), wall: wall.advanced(by: .seconds(10)), now: now)
    #expect(clock.seconds(at: now.advanced(by: .seconds(1))) == 1_800_000_000 + 43_201)
  }

  @Test("a wall clock set back does not take the meters back, a long pause is cut short")
  func jumps() {
    let back = MeterClock.resuming(
      plan(speed: 4320), memory: memory(speed: 4320), wall: wall.advanced(by: .seconds(-500)),
      now: now)
    #expect(back.seconds(at: now) == 1_800_000_000)
    let long = MeterClock.resuming(
      plan(speed: 4320), memory: memory(speed: 4320),
      wall: wall.advanced(by: .seconds(400 * 86_400)), now: now)
    let gone = long.seconds(at: now) - 1_800_000_000
    #expect(gone <= MeterClock.catchUpLimit && gone > MeterClock.catchUpLimit - 4320)
  }

  @Test("the memory's text reads back, and cut anywhere it is refused")
  func text() throws {
    let address = try #require(MeterAddress("000000000001"))
    let meter = Meter(
      MeterSettings(address: address, seed: 1),
      startingAt: CivilTime(secondsSince1970: 1_800_000_000))
    var memory = memory(speed: 10)
    memory.states[address] = meter.state
    #expect(HallMemory(text: memory.text) == memory)
    for count in 0..<(memory.text.count - 1) {
      #expect(HallMemory(text: String(memory.text.prefix(count))) == nil)
    }
  }
}
