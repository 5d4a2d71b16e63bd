import MeterSim
import Testing

@Suite("Events and their records")
struct EventTests {
  /// The record behind "91 id": what stands there as one text.
  private func record(_ meter: Bench, _ id: String) throws -> String {
    let answer = try #require(meter.ask(request(0x11, id)))
    #expect(answer.hasPrefix("91 \(id) "))
    return String(answer.dropFirst(4 + id.count))
  }

  @Test("a programming tells when it began, by whom, and the first ten identifiers")
  func programming() throws {
    let meter = try benchMeter()
    // Eleven writes a minute apart: display words, then the trip delay twice.
    let written = ["01", "02", "03", "04", "05"].map { "\($0) 03 00 04" }
    for (minute, id) in (written + written + ["01 14 00 04"]).enumerated() {
      meter.advance(to: CivilTimeSteps.minutes(minute, after: try time("2026-11-23T12:00:00")))
      let value = id == "01 14 00 04" ? "05 00" : "04"
      #expect(meter.ask(request(0x14, "\(id) \(writer) \(value)")) == "94")
    }
    #expect(try record(meter, "00 00 30 03") == "01 00 00")
    #expect(
      try record(meter, "01 00 30 03")
        == "00 00 12 23 11 26 78 56 34 12 " + (written + written).joined(separator: " "))
  }

  @Test("another operator, or a pause, makes a record of its own; what is unused is FF")
  func programmings() throws {
    let meter = try benchMeter()
    let unused = String(repeating: " FF", count: 9 * 4)
    #expect(meter.ask(request(0x14, "02 03 00 04 \(writer) 04")) == "94")
    #expect(meter.ask(request(0x14, "02 03 00 04 04 00 00 00 01 00 00 00 04")) == "94")
    meter.advance(to: try time("2026-11-23T12:05:01"))
    #expect(meter.ask(request(0x14, "01 03 00 04 04 00 00 00 01 00 00 00 04")) == "94")
    #expect(try record(meter, "00 00 30 03") == "03 00 00")
    #expect(
      try record(meter, "01 00 30 03") == "01 05 12 23 11 26 01 00 00 00 01 03 00 04" + unused)
    #expect(
      try record(meter, "02 00 30 03") == "00 00 12 23 11 26 01 00 00 00 02 03 00 04" + unused)
    #expect(
      try record(meter, "03 00 30 03") == "00 00 12 23 11 26 78 56 34 12 02 03 00 04" + unused)
    // There was no fourth.
    #expect(try record(meter, "04 00 30 03") == "FF" + String(repeating: " FF", count: 49))
  }

  @Test("a refused write leaves no record")
  func refusedWrite() throws {
    let meter = try benchMeter()
    _ = meter.ask(request(0x14, "02 03 00 04 04 11 11 11 78 56 34 12 04"))
    _ = meter.ask(request(0x14, "02 03 00 04 \(writer) 04 04"))
    #expect(try record(meter, "00 00 30 03") == "00 00 00")
  }

  @Test("setting the clock tells operator, before and after, and is no programming")
  func timeSet() throws {
    let meter = try benchMeter()
    // 04000102: 12:34:56.
    #expect(meter.ask(request(0x14, "02 01 00 04 \(writer) 56 34 12")) == "94")
    #expect(try record(meter, "00 04 30 03") == "01 00 00")
    #expect(
      try record(meter, "01 04 30 03") == "78 56 34 12 00 00 12 23 11 26 56 34 12 23 11 26")
    #expect(try record(meter, "00 00 30 03") == "00 00 00")
    // 04000101: Tuesday 24 November; 0400010C: both, with the weekday between.
    #expect(meter.ask(request(0x14, "01 01 00 04 \(writer) 02 24 11 26")) == "94")
    #expect(try record(meter, "0C 01 00 04") == "56 34 12 02 24 11 26")
    #expect(meter.ask(request(0x14, "0C 01 00 04 \(writer) 00 00 12 01 23 11 26")) == "94")
    #expect(try record(meter, "0C 01 00 04") == "00 00 12 01 23 11 26")
    #expect(meter.ask(request(0x14, "02 01 00 04 \(writer) 60 34 12")) == "D4 01")
    #expect(try record(meter, "00 04 30 03") == "03 00 00")
    // What the broadcast sets is no event.
    _ = meter.ask(request(to: everybody, 0x08, "00 01 12 23 11 26"))
    #expect(try record(meter, "00 04 30 03") == "03 00 00")
  }

  @Test("zones, weekend, combination word and settlement days leave what was there before")
  func tables() throws {
    let meter = try benchMeter()
    let signature = "00 00 12 23 11 26 78 56 34 12 "
    // Zones MMDDNN: from 1 January table 1; 04000202 allows two tables first.
    #expect(meter.ask(request(0x14, "02 02 00 04 \(writer) 02")) == "94")
    #expect(meter.ask(request(0x14, "00 00 01 04 \(writer) 01 01 01 02 01 07")) == "94")
    let zones = Array(repeating: "01 01 01", count: 28).joined(separator: " ")
    #expect(try record(meter, "01 06 30 03") == signature + zones)
    #expect(meter.ask(request(0x14, "02 08 00 04 \(writer) 02")) == "94")
    #expect(try record(meter, "01 07 30 03") == signature + "01")
    #expect(meter.ask(request(0x14, "01 06 00 04 \(writer) 05")) == "94")
    #expect(try record(meter, "01 09 30 03") == signature + "01")
    #expect(meter.ask(request(0x14, "02 0B 00 04 \(writer) 12 15")) == "94")
    #expect(meter.ask(request(0x14, "03 0B 00 04 \(writer) 00 20")) == "94")
    #expect(try record(meter, "00 0C 30 03") == "01 00 00")
    #expect(try record(meter, "01 0C 30 03") == signature + "00 01 99 99 99 99")
  }

  @Test("programming of the holidays keeps all 254 as they were: 1026 bytes")
  func holidays() throws {
    let meter = try benchMeter()
    // YYMMDDNN: 1 October 2026, table 1.
    #expect(meter.ask(request(0x14, "01 00 03 04 \(writer) 01 01 10 26")) == "94")
    var joined: [Substring] = []
    var answer = try #require(meter.ask(request(0x11, "01 08 30 03"))).split(separator: " ")
    joined += answer.dropFirst(5)
    var part = 0
    while answer[0] == "B1" || answer[0] == "B2", part < 9 {
      part += 1
      answer = try #require(meter.ask(request(0x12, "01 08 30 03 0\(part)"))).split(separator: " ")
      joined += answer.dropFirst(5).dropLast()
    }
    #expect(joined.count == 1026)
    #expect(joined.dropFirst(10).allSatisfy { $0 == "00" })
  }

  @Test("a cover tells when it was open and the energies on both sides")
  func covers() throws {
    let meter = try benchMeter(["00010000=100.00"], load: .constant(10_000))
    meter.handle { $0.openCover() }
    // Word 7, b9.
    #expect(try record(meter, "07 05 00 04") == "00 02")
    meter.advance(to: try time("2026-11-23T13:00:00"))
    meter.handle { $0.openTerminalCover() }
    #expect(try record(meter, "07 05 00 04") == "00 06")
    meter.handle { $0.closeCover() }
    #expect(try record(meter, "07 05 00 04") == "00 04")
    let nothing = String(repeating: " 00", count: 5 * 4)
    #expect(
      try record(meter, "01 0D 30 03")
        == "00 00 12 23 11 26 00 00 13 23 11 26 00 00 01 00\(nothing) 00 01 01 00\(nothing)")
    #expect(try record(meter, "00 0D 30 03") == "01 00 00")
    // The terminal cover is still open: no end, nothing after.
    #expect(
      try record(meter, "01 0E 30 03")
        == "00 00 13 23 11 26 00 00 00 00 00 00 00 01 01 00\(nothing)"
        + String(repeating: " 00", count: 6 * 4))
  }

  @Test("a power loss tells begin and end; without power the meter is silent and counts nothing")
  func powerLoss() throws {
    let meter = try benchMeter(["00010000=100.00"], load: .constant(10_000))
    meter.handle { $0.losePower() }
    #expect(meter.ask(request(0x11, "00 00 01 00")) == nil)
    meter.advance(to: try time("2026-11-23T14:30:15"))
    meter.handle { $0.restorePower() }
    #expect(try record(meter, "00 00 01 00") == "00 00 01 00")
    #expect(try record(meter, "00 00 11 03") == "01 00 00")
    #expect(try record(meter, "01 00 11 03") == "00 00 12 23 11 26 15 30 14 23 11 26")
    #expect(try record(meter, "02 01 00 04") == "15 30 14")
  }

  @Test("ten records are kept, the count goes on")
  func ten() throws {
    let meter = try benchMeter()
    for _ in 0..<12 { #expect(meter.ask(request(0x19, writer)) == "99") }
    #expect(try record(meter, "00 02 30 03") == "12 00 00")
    // 202 bytes do not fit one frame.
    #expect(meter.ask(request(0x11, "0A 02 30 03"))?.hasPrefix("B1 0A 02 30 03 00 00 12") == true)
    #expect(meter.ask(request(0x11, "0B 02 30 03")) == "D1 02")
    #expect(meter.state.lines.joined().utf8.count < 2000)
  }
}
