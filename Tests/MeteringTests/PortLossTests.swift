import DLT645
import Hardware
import Records
import TestSupport
import Testing

@testable import Metering

/// Ports that are away, go away, and come back.
@Suite struct PortLossTests {
  typealias Frames = MeterFrames
  static let good = Frames.answer(Frames.meterA, Frames.totalEnergy, Frames.energy1234)
  static let missing = SerialPortError.system(path: ScriptedLine.path, call: "open", errno: 2)

  @Test("the port is opened when it is first needed, and once")
  func lazily() async {
    let line = ScriptedLine(answers: [Self.good, Self.good])
    let bus = bus(on: line)
    #expect(line.openCount == 0)
    _ = await bus.read(.total())
    _ = await bus.read(.total())
    #expect(line.openCount == 1)
  }

  @Test("a port that went away and came back between two reads is opened anew, unnoticed")
  func goesAndComes() async {
    let line = ScriptedLine(answers: [Self.good, Self.good])
    let bus = bus(on: line)
    _ = await bus.read(.total())
    line.unplug()
    #expect(await bus.read(.total()).quality == .good)
    #expect(line.openCount == 2)
  }

  @Test("a port that went away and stays away is told as such")
  func goesAndStays() async {
    let line = ScriptedLine(answers: [Self.good, Self.good])
    let bus = bus(on: line)
    _ = await bus.read(.total())
    line.unplug()
    line.failOpening(Self.missing)
    let result = await bus.read(.total())
    #expect(result.problem == .port(Self.missing))
    #expect(result.quality == .silent && result.items.isEmpty)
    line.failOpening(nil)
    #expect(await bus.read(.total(urgency: .person)).quality == .good)
  }

  @Test("rounds try a missing port ever more seldom, never without a pause")
  func backOff() async {
    let line = ScriptedLine(answers: [])
    line.failOpening(Self.missing)
    let bus = bus(on: line)
    for _ in 0..<600 {
      #expect(await bus.read(.total(urgency: .round)).problem == .port(Self.missing))
      line.clock.advance(by: .milliseconds(100))
    }
    // 100, 200 … 1600 ms, then every 2 s of a minute.
    #expect((30...36).contains(line.openCount), "\(line.openCount) tries")
  }

  @Test("a person's read tries at once")
  func person() async {
    let line = ScriptedLine(answers: [Self.good])
    line.failOpening(Self.missing)
    let bus = bus(on: line)
    for _ in 0..<6 { _ = await bus.read(.total(urgency: .round)) }
    line.failOpening(nil)
    #expect(await bus.read(.total()).quality == .good)
  }

  @Test("after the longest pause a port that is back is found")
  func comesBack() async {
    let line = ScriptedLine(answers: [Self.good])
    line.failOpening(Self.missing)
    let bus = bus(on: line)
    for _ in 0..<10 {
      _ = await bus.read(.total(urgency: .round))
      line.clock.advance(by: ReopenBackOff.longestPause)
    }
    line.failOpening(nil)
    #expect(await bus.read(.total(urgency: .round)).quality == .good)
  }
}
