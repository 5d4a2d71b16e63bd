import DLT645
import Testing

@testable import Metering

/// Each control code as this master sends it and takes its answer; the bytes are laid out by hand
/// (DL/T 645-2007 §7, 1997 §6).
@Suite struct MasterCommandTests {
  typealias Frames = MeterFrames
  typealias Bench = OrderBench

  /// Sends `request` to meter A, which answers with `answer` as its data; expects exactly one frame.
  private func check(
    _ request: Request, sends control: UInt8, _ data: [UInt8], answer: [UInt8] = [],
    _ location: SourceLocation = #_sourceLocation
  ) async {
    let line = ScriptedLine(answers: [Frames.frame(Frames.meterA, control | 0x80, answer)])
    let result = await Bench.carryOut(request, on: line)
    #expect(
      Bench.sent(line) == [Frames.frame(Frames.meterA, control, data)], sourceLocation: location)
    #expect(result.isAccepted, "\(result.outcome)", sourceLocation: location)
    #expect(result.meter == Frames.addressA, sourceLocation: location)
  }

  @Test("03H of 2007: a security function carries its identifier and the operator")
  func security() async throws {
    let code = try #require(OperatorCode("00000001"))
    let id = DataIdentifier(rawValue: 0x0701_01FF)
    await check(
      .security(id, code, data: [0x11, 0x22]), sends: 0x03,
      [0xFF, 0x01, 0x01, 0x07, 0x01, 0, 0, 0, 0x11, 0x22], answer: [0xFF, 0x01, 0x01, 0x07, 0x33])
  }

  @Test("08H of both editions: the time goes to all, seconds first, and nobody is waited for")
  func setTime() async throws {
    let line = ScriptedLine(answers: [])
    let time = try Bench.moment(12, 34, 56)
    let result = await Bench.carryOut(.setTime(time), on: line, meter: .broadcast)
    #expect(result.outcome == .sent && result.proof == nil)
    #expect(
      Bench.sent(line) == [
        Frames.frame(Bench.broadcast, 0x08, [0x56, 0x34, 0x12, 0x23, 0x11, 0x26])
      ])
    #expect(line.elapsed < .milliseconds(50))
  }

  @Test("11H with a count and a time: blocks of a load record, joined by 12H")
  func readBlocks() async throws {
    let id: [UInt8] = [0x01, 0x00, 0x01, 0x06]
    let line = ScriptedLine(answers: [
      Frames.frame(Frames.meterA, 0xB1, id + [1, 2]),
      Frames.frame(Frames.meterA, 0x92, id + [3, 1]),
    ])
    let from = try Bench.moment(8, 15, 0)
    let result = await Bench.carryOut(
      .readBlocks(Frames.identifier(id), count: 3, from: from), on: line)
    #expect(
      Bench.sent(line) == [
        Frames.frame(Frames.meterA, 0x11, id + [0x03, 0x15, 0x08, 0x23, 0x11, 0x26]),
        Frames.frame(Frames.meterA, 0x12, id + [1]),
      ])
    guard case .accepted(let answer) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(answer.value == [1, 2, 3] && !answer.hasMore)
  }

  @Test("14H: identifier, password, operator, data")
  func write() async throws {
    await check(
      .write(DataIdentifier(rawValue: 0x0400_0103), value: [0x15], try Bench.authority()),
      sends: 0x14, [0x03, 0x01, 0x00, 0x04] + Bench.authorityBytes + [0x15])
  }

  @Test("15H: the new address goes to AA…AA and answers from itself")
  func writeAddress() async throws {
    let line = ScriptedLine(answers: [Frames.frame(Frames.meterB, 0x95, [])])
    let result = await Bench.carryOut(
      .writeAddress(Frames.addressB, .of2007), on: line, meter: .wildcard)
    #expect(Bench.sent(line) == [Frames.frame(Bench.wildcard, 0x15, Frames.meterB)])
    #expect(result.isAccepted && result.meter == Frames.addressB)
  }

  @Test("16H: now, each hour, each day, each month")
  func freeze() async {
    await check(.freeze(.now), sends: 0x16, [0x99, 0x99, 0x99, 0x99])
    await check(.freeze(.hourly(minute: 30)), sends: 0x16, [0x30, 0x99, 0x99, 0x99])
    await check(.freeze(.daily(hour: 23, minute: 5)), sends: 0x16, [0x05, 0x23, 0x99, 0x99])
    await check(
      .freeze(.monthly(day: 1, hour: 0, minute: 10)), sends: 0x16, [0x10, 0x00, 0x01, 0x99])
  }

  @Test("18H: the item of the new level, the old password, the new one")
  func changePassword() async throws {
    let old = try #require(Password(level: 2, digits: "123456"))
    let new = try #require(Password(level: 4, digits: "654321"))
    await check(
      .changePassword(old: old, new: new, .of2007), sends: 0x18,
      [0x05, 0x0C, 0x00, 0x04, 0x02, 0x56, 0x34, 0x12, 0x04, 0x21, 0x43, 0x65],
      answer: [0x04, 0x21, 0x43, 0x65])
  }

  @Test("19H, 1AH: demand reset and meter clear carry password and operator")
  func resets() async throws {
    await check(.resetDemand(try Bench.authority()), sends: 0x19, Bench.authorityBytes)
    await check(.clearMeter(try Bench.authority()), sends: 0x1A, Bench.authorityBytes)
  }

  @Test("1BH: all events, or those of one identifier")
  func clearEvents() async throws {
    await check(
      .clearEvents(.all, try Bench.authority()), sends: 0x1B,
      Bench.authorityBytes + [0xFF, 0xFF, 0xFF, 0xFF])
    await check(
      .clearEvents(.only(DataIdentifier(rawValue: 0x0330_0000)), try Bench.authority()),
      sends: 0x1B, Bench.authorityBytes + [0xFF, 0x00, 0x30, 0x03])
  }

  @Test("1CH: N1, N2 and the expiry behind password and operator")
  func control() async throws {
    await check(
      try Bench.control(.trip), sends: 0x1C,
      Bench.authorityBytes + [0x1A, 0x00, 0x59, 0x59, 0x23, 0x23, 0x11, 0x26])
  }

  @Test("1DH: the signal, repeated by the meter or not")
  func output() async {
    await check(.output(.slotSwitch), sends: 0x1D, [0x02], answer: [0x02])
    await check(.output(.secondPulse), sends: 0x1D, [0x00])
  }

  @Test("04H of 1997: two bytes of identifier, and a password only where its maker wants one")
  func write1997() async throws {
    let id = DataIdentifier(of1997: 0xC111)
    await check(.write(id, value: [0x15], nil), sends: 0x04, [0x11, 0xC1, 0x15])
    await check(
      .write(id, value: [0x15], try Bench.authority()), sends: 0x04,
      [0x11, 0xC1, 0x02, 0x56, 0x34, 0x12, 0x15])
  }

  @Test("03H of 1997: the last answer once more, without data")
  func repeatLast() async {
    await check(.repeatLast, sends: 0x03, [], answer: [0x10, 0x90, 0x56, 0x34, 0x12, 0x00])
  }

  @Test("0AH of 1997: the new address goes to 99…99, and is answered")
  func writeAddress1997() async {
    let line = ScriptedLine(answers: [Frames.frame(Frames.meterB, 0x8A, [])])
    let result = await Bench.carryOut(
      .writeAddress(Frames.addressB, .of1997), on: line, meter: .broadcast)
    #expect(Bench.sent(line) == [Frames.frame(Bench.broadcast, 0x0A, Frames.meterB)])
    #expect(result.isAccepted && result.meter == Frames.addressB)
  }

  @Test("0FH and 10H of 1997: both passwords; nothing")
  func passwordAndReset1997() async throws {
    let old = try #require(Password(level: 0, digits: "000000"))
    let new = try #require(Password(level: 0, digits: "123456"))
    await check(
      .changePassword(old: old, new: new, .of1997), sends: 0x0F,
      [0, 0, 0, 0, 0, 0x56, 0x34, 0x12], answer: [0, 0x56, 0x34, 0x12])
    await check(.resetDemand(nil), sends: 0x10, [])
  }
}
