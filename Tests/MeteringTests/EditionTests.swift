import DLT645
import Records
import Testing

@testable import Metering

/// Which edition a meter speaks is found out by asking, and remembered.
@Suite struct EditionTests {
  typealias Frames = MeterFrames
  static let total2007 = Frames.answer(Frames.meterA, Frames.totalEnergy, Frames.energy1234)
  static let total1997 =
    [0xFE, 0xFE] + Frames.frame(Frames.meterA, 0x81, [0x10, 0x90] + Frames.energy1234)
  static let ask2007 = Frames.frame(Frames.meterA, 0x11, Frames.totalEnergy)
  static let ask1997 = Frames.frame(Frames.meterA, 0x01, [0x10, 0x90])

  static func request(_ items: [[UInt8]] = [Frames.totalEnergy], _ edition: EditionChoice = .auto)
    -> ReadRequest
  {
    ReadRequest(
      meter: Frames.addressA, items: items.map(Frames.identifier), urgency: .person,
      edition: edition)
  }

  @Test("a meter of 2007 is known by its answer to 11H")
  func auto2007() async {
    let line = ScriptedLine(answers: [Self.total2007])
    let result = await bus(on: line).read(Self.request())
    #expect(result.edition == .of2007 && result.quality == .good)
    #expect(OrderBench.sent(line) == [Self.ask2007])
  }

  @Test("a meter of 1997 is silent on 11H and answers 01H; the next read asks it so at once")
  func auto1997() async {
    let line = ScriptedLine(answers: [[], Self.total1997, Self.total1997])
    let bus = bus(on: line)
    let first = await bus.read(Self.request())
    #expect(first.edition == .of1997 && first.quality == .good)
    #expect(first.items.map { "\($0.id)" } == ["00010000"])
    #expect(first.items.map(\.text) == ["1234.56"])
    let second = await bus.read(Self.request())
    #expect(second.edition == .of1997 && second.quality == .good)
    #expect(OrderBench.sent(line) == [Self.ask2007, Self.ask1997, Self.ask1997])
  }

  @Test("whoever answers a wildcard of 1997 is named by its own number, AAH and all")
  func paddedName() async throws {
    let short: [UInt8] = [0x56, 0x34, 0x12, 0xAA, 0xAA, 0xAA]
    let answer = Frames.frame(short, 0x81, [0x10, 0x90] + Frames.energy1234)
    let line = ScriptedLine(answers: [answer])
    let result = await bus(on: line).read(
      ReadRequest(
        meter: .wildcard, items: [try #require(DataIdentifier("9010"))], urgency: .person,
        edition: .of1997))
    #expect(result.quality == .good && "\(result.meter)" == "AAAAAA123456")
  }

  @Test("a refusal tells the edition too")
  func refusal() async {
    let line = ScriptedLine(answers: [[], Frames.frame(Frames.meterA, 0xC1, [0x02])])
    let result = await bus(on: line).read(Self.request())
    #expect(result.edition == .of1997 && result.quality == .refused)
    #expect(result.refusal == .unknownData)
  }

  @Test("items come under the names asked for; what the edition lacks is left out")
  func twins() async {
    let block = Frames.frame(
      Frames.meterA, 0x81, [0x1F, 0x90] + Frames.energy1234 + [1, 0, 0, 0] + [2, 0, 0, 0])
    let line = ScriptedLine(answers: [Self.total1997, block])
    // 00000000, the combined energy, has no twin in 1997.
    let result = await bus(on: line).read(
      Self.request(
        [Frames.totalEnergy, [0x00, 0x00, 0x00, 0x00], Frames.energyBlock], .of1997))
    #expect(
      result.items.map { "\($0.id)" } == ["00010000", "00010000", "00010100", "00010200"])
    #expect(result.missing.map(\.quality) == [nil])
    #expect(line.written.count == 2)
  }

  @Test("parts of a 1997 item have no number: after a lost one it is asked for anew")
  func followUp1997() async {
    let id: [UInt8] = [0x10, 0x90]
    let first = Frames.frame(Frames.meterA, 0xA1, id + [0x56, 0x34])
    let rest = Frames.frame(Frames.meterA, 0x82, id + [0x12, 0x00])
    let whole = ScriptedLine(answers: [first, rest])
    let result = await bus(on: whole).read(Self.request([Frames.totalEnergy], .of1997))
    #expect(result.items.map(\.text) == ["1234.56"])
    #expect(OrderBench.sent(whole).last == Frames.frame(Frames.meterA, 0x02, id))
    let lossy = ScriptedLine(answers: [first, [], first, rest])
    let again = await bus(on: lossy).read(Self.request([Frames.totalEnergy], .of1997))
    #expect(again.items.map(\.text) == ["1234.56"])
    #expect(OrderBench.sent(lossy).map { $0[8] } == [0x01, 0x02, 0x01, 0x02])
  }

  @Test("the second try of 1997 goes to the number padded with AAH")
  func padded() async {
    let line = ScriptedLine(answers: [[], Self.total1997])
    let result = await bus(on: line).read(Self.request([Frames.totalEnergy], .of1997))
    #expect(result.quality.hasValues)
    #expect(
      OrderBench.sent(line).last
        == Frames.frame([0x01, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA], 0x01, [0x10, 0x90]))
  }

  @Test("nobody there: each edition gets its tries, and no more")
  func silent() async {
    let line = ScriptedLine(answers: [])
    let result = await bus(on: line).read(Self.request())
    #expect(result.quality == .silent)
    #expect(OrderBench.sent(line).map { $0[8] } == [0x11, 0x01, 0x11, 0x01])
  }
}
