import DLT645
import Hardware
import Records
import TestSupport
import Testing

@testable import Metering

/// Answers that come after somebody stopped waiting for them.
@Suite struct LateAnswerTests {
  typealias Frames = MeterFrames
  static let good = Frames.answer(Frames.meterA, Frames.totalEnergy, Frames.energy1234)
  static let old = Frames.answer(Frames.meterA, Frames.totalEnergy, [0x11, 0x11, 0, 0])

  @Test("an answer to the second try, the first having timed out, is late")
  func secondTry() async {
    let line = ScriptedLine(answers: [[], Self.good])
    let result = await bus(on: line).read(.total())
    #expect(result.quality == .late)
    #expect(result.items.map(\.text) == ["1234.56"])
  }

  @Test("the first try's answer, during the second, is taken as late; the second's does no harm")
  func firstDuringSecond() async {
    let voltage = Frames.answer(Frames.meterA, Frames.voltage, [0x01, 0x22])
    let line = ScriptedLine { _, number in
      switch number {
      case 0: [.init(delay: .milliseconds(800), bytes: Self.good)]
      case 1: [.init(delay: .milliseconds(200), bytes: Self.good)]
      case 2: [.init(delay: .milliseconds(300), bytes: voltage)]
      default: []
      }
    }
    let request = ReadRequest(
      meter: Frames.addressA, items: [Frames.totalEnergy, Frames.voltage].map(Frames.identifier),
      urgency: .person)
    let result = await bus(on: line).read(request)
    #expect(result.quality == .late)
    #expect(result.items.map(\.text) == ["1234.56", "220.1"])
    #expect(line.written.count == 3)
  }

  @Test("a try answered by a broken frame makes the next answer good, not late")
  func damagedFirst() async {
    var broken = Self.good
    broken[20] ^= 0x40
    let line = ScriptedLine(answers: [broken, Self.good])
    #expect(await bus(on: line).read(.total()).quality == .good)
  }

  @Test("a late answer for another item is never taken for this one")
  func otherItem() async {
    // The date stays silent; its answer comes while the voltage is asked for.
    let line = ScriptedLine { _, number in
      switch number {
      case 0: [.init(delay: .milliseconds(100), bytes: Self.good)]
      case 2:
        [
          .init(
            delay: .milliseconds(900),
            bytes: Frames.answer(Frames.meterA, Frames.date, [0x01, 0x23, 0x11, 0x26])),
          .init(
            delay: .milliseconds(1100),
            bytes: Frames.answer(Frames.meterA, Frames.voltage, [0x01, 0x22])),
        ]
      default: []
      }
    }
    let request = ReadRequest(
      meter: Frames.addressA,
      items: [Frames.totalEnergy, Frames.date, Frames.voltage].map(Frames.identifier),
      urgency: .person)
    let result = await bus(on: line).read(request)
    #expect(result.items.map(\.text) == ["1234.56", "220.1"])
    #expect(result.missing.map(\.quality) == [.silent])
    #expect(result.quality == .good)
  }

  @Test("a late refusal of another item is not taken for this one's")
  func otherRefusal() async {
    let line = ScriptedLine { _, number in
      switch number {
      case 0: [.init(delay: .milliseconds(100), bytes: Self.good)]
      // Neither try of the date is answered in time.
      case 2: [.init(delay: .milliseconds(850), bytes: Frames.refusal(Frames.meterA, 0x02))]
      case 3:
        [
          .init(
            delay: .milliseconds(400),
            bytes: Frames.answer(Frames.meterA, Frames.voltage, [0x01, 0x22]))
        ]
      default: []
      }
    }
    let request = ReadRequest(
      meter: Frames.addressA,
      items: [Frames.totalEnergy, Frames.date, Frames.voltage].map(Frames.identifier),
      urgency: .person)
    let result = await bus(on: line).read(request)
    #expect(result.items.map(\.text) == ["1234.56", "220.1"])
  }

  @Test("an answer to an earlier read is too old to be shown as this one's")
  func earlierRead() async {
    // The first read gives up; its answer comes while the second one waits, before the true one.
    let line = ScriptedLine { _, number in
      switch number {
      case 0: [.init(delay: .milliseconds(800), bytes: Self.old)]
      case 1: [.init(delay: .milliseconds(400), bytes: Self.good)]
      default: []
      }
    }
    let bus = bus(on: line)
    #expect(await bus.read(.total(tryCount: 1)).quality == .silent)
    let second = await bus.read(.total(tryCount: 1))
    #expect(second.items.map(\.text) == ["1234.56"])
  }

  @Test("what came between two reads is drained before the second asks")
  func drained() async {
    let line = ScriptedLine { _, number in
      number == 1 ? [.init(delay: .milliseconds(100), bytes: Self.good)] : []
    }
    let bus = bus(on: line)
    _ = await bus.read(.total(tryCount: 1))
    line.arrive(Self.old, after: .zero)
    line.clock.advance(by: .milliseconds(100))
    // The first read's answer is on the line already, so this one's own is the next that comes.
    let second = await bus.read(.total(tryCount: 1))
    #expect(second.items.map(\.text) == ["1234.56"])
  }
}
