import DLT645
import Records
import Testing

@testable import Metering

/// Reads of several items, in several frames, and of meters whose address is not known.
@Suite struct ReadCourseTests {
  typealias Frames = MeterFrames
  static let total = Frames.answer(Frames.meterA, Frames.totalEnergy, Frames.energy1234)
  static let date = Frames.answer(Frames.meterA, Frames.date, [0x01, 0x23, 0x11, 0x26])
  static let voltage = Frames.answer(Frames.meterA, Frames.voltage, [0x01, 0x22])

  static func request(
    _ items: [[UInt8]], meter: MeterAddress = Frames.addressA, tryCount: Int? = nil
  ) -> ReadRequest {
    ReadRequest(
      meter: meter, items: items.map(Frames.identifier), urgency: .person, tryCount: tryCount)
  }

  @Test("items come in the order asked for, blocks taken apart")
  func order() async {
    let block: [UInt8] = [0x56, 0x34, 0x12, 0] + [1, 0, 0, 0] + [2, 0, 0, 0]
    let line = ScriptedLine(answers: [
      Frames.answer(Frames.meterA, Frames.energyBlock, block), Self.voltage,
    ])
    let result = await bus(on: line).read(Self.request([Frames.energyBlock, Frames.voltage]))
    #expect(result.items.map { "\($0.id)" } == ["00010000", "00010100", "00010200", "02010100"])
    #expect(result.items.map(\.text) == ["1234.56", "0.01", "0.02", "220.1"])
  }

  @Test("an item that the meter does not know is left out, and spoils nothing")
  func unknownItem() async {
    let line = ScriptedLine(answers: [Self.total, Frames.refusal(Frames.meterA, 2), Self.voltage])
    let result = await bus(on: line).read(
      Self.request([Frames.totalEnergy, Frames.date, Frames.voltage]))
    #expect(result.quality == .good)
    #expect(result.items.map(\.text) == ["1234.56", "220.1"])
    #expect(result.missing == [.init(id: Frames.identifier(Frames.date), quality: .refused)])
    #expect(result.refusal == nil)
    #expect(line.written.count == 3)
  }

  @Test("a silent first item ends the read: the meter is not there")
  func silentFirst() async {
    let line = ScriptedLine(answers: [])
    let result = await bus(on: line).read(
      Self.request([Frames.totalEnergy, Frames.date, Frames.voltage]))
    #expect(result.quality == .silent)
    #expect(result.items.isEmpty)
    #expect(result.missing.map(\.quality) == [.silent, nil, nil])
    #expect(line.written.count == 2)
  }

  @Test("a meter that falls silent under way is given up after two items")
  func fallsSilent() async {
    let line = ScriptedLine(answers: [Self.total])
    let items = [Frames.totalEnergy, Frames.date, Frames.voltage, Frames.energyBlock]
    let result = await bus(on: line).read(Self.request(items, tryCount: 1))
    #expect(result.quality == .good)
    #expect(result.items.map(\.text) == ["1234.56"])
    #expect(result.missing.map(\.quality) == [.silent, .silent, nil])
    #expect(line.written.count == 3)
  }

  @Test("an item that comes in parts is joined (12H)")
  func joined() async {
    let id = Frames.totalEnergy
    let line = ScriptedLine(answers: [
      Frames.frame(Frames.meterA, 0xB1, id + [0x56, 0x34]),
      Frames.frame(Frames.meterA, 0xB2, id + [0x12, 1]),
      Frames.frame(Frames.meterA, 0x92, id + [0x00, 2]),
    ])
    let result = await bus(on: line).read(.total())
    #expect(result.items.map(\.text) == ["1234.56"])
    #expect(
      line.written.map { Array($0.dropFirst(4)) } == [
        Frames.frame(Frames.meterA, 0x11, id), Frames.frame(Frames.meterA, 0x12, id + [1]),
        Frames.frame(Frames.meterA, 0x12, id + [2]),
      ])
  }

  @Test("a part with the wrong number is not joined")
  func wrongPart() async {
    let id = Frames.totalEnergy
    let line = ScriptedLine(answers: [
      Frames.frame(Frames.meterA, 0xB1, id + [0x56, 0x34]),
      Frames.frame(Frames.meterA, 0x92, id + [0x99, 0x99, 7]),
      Frames.frame(Frames.meterA, 0x92, id + [0x12, 0x00, 1]),
    ])
    let result = await bus(on: line).read(.total())
    #expect(result.items.map(\.text) == ["1234.56"])
  }

  @Test("half an item is no item: a refused part makes it damaged")
  func refusedPart() async {
    let id = Frames.totalEnergy
    let line = ScriptedLine(answers: [
      Frames.frame(Frames.meterA, 0xB1, id + Frames.energy1234),
      Frames.frame(Frames.meterA, 0xD2, [1]),
    ])
    let result = await bus(on: line).read(.total())
    #expect(result.quality == .damaged)
    #expect(result.items.isEmpty)
    #expect(line.written.count == 2)
  }

  @Test("digits that stay none end the tries")
  func alwaysMalformed() async {
    let bad = Frames.answer(Frames.meterA, Frames.totalEnergy, [0xFA, 0x34, 0x12, 0x00])
    let line = ScriptedLine(answers: [bad, bad, bad, bad])
    let result = await bus(on: line).read(.total())
    #expect(result.quality == .damaged)
    #expect(line.written.count == 2)
  }

  @Test("whoever is alone on the line is asked for its address first (13H)")
  func anyMeter() async {
    let line = ScriptedLine(answers: [
      Frames.frame(Frames.meterA, 0x93, Frames.meterA), Self.total,
    ])
    let result = await bus(on: line).read(Self.request([Frames.totalEnergy], meter: .wildcard))
    #expect(result.meter == Frames.addressA)
    #expect(result.items.map(\.text) == ["1234.56"])
    let wildcard = [UInt8](repeating: 0xAA, count: 6)
    #expect(
      line.written.map { Array($0.dropFirst(4)) } == [
        Frames.frame(wildcard, 0x13, []), Frames.frame(Frames.meterA, 0x11, Frames.totalEnergy),
      ])
  }

  @Test("a meter without 13H is read at the wildcard, and names itself")
  func readAtWildcard() async {
    let line = ScriptedLine(answers: [[], [], Self.total, Self.voltage])
    let result = await bus(on: line).read(
      Self.request([Frames.totalEnergy, Frames.voltage], meter: .wildcard))
    #expect(result.meter == Frames.addressA)
    #expect(result.items.map(\.text) == ["1234.56", "220.1"])
    #expect(
      line.written.last?.dropFirst(4).elementsEqual(
        Frames.frame(Frames.meterA, 0x11, Frames.voltage)) == true)
  }

  @Test("two meters that answer at once are damage, not silence")
  func collision() async {
    let garbage: [UInt8] = [0x68, 0x01, 0, 0, 0, 0, 0, 0x68, 0x91, 0x06, 0x30, 0x11, 0x20, 0x10]
    let line = ScriptedLine(answers: [garbage, garbage])
    let result = await bus(on: line).read(Self.request([Frames.totalEnergy], meter: .wildcard))
    #expect(result.quality == .damaged)
  }

  @Test("a value that the meter does not have is told as none, not as a number")
  func absent() async {
    let line = ScriptedLine(answers: [
      Frames.answer(Frames.meterA, Frames.totalEnergy, [0xFF, 0xFF, 0xFF, 0xFF])
    ])
    let result = await bus(on: line).read(.total())
    #expect(result.quality == .good)
    #expect(result.items.map(\.text) == [nil])
  }
}
