import DLT645
import MeterSim
import Testing

/// PA P0 P1 P2 of level 4 and 2 as the factory leaves them, and the operator C0…C3.
let writer = "04 00 00 00 78 56 34 12"
let clearer = "02 00 00 00 78 56 34 12"
let everybody = "99 99 99 99 99 99"

/// One test each control code: what stands in the data fields is written down from §7 by hand.
@Suite("The commands of 2007, as a meter takes them")
struct CommandTests {
  @Test("08H sets the clock by up to five minutes, once a day, and is never answered")
  func broadcastTime() throws {
    let meter = try benchMeter()
    // 12:04:59 on 23 November 2026: seconds first.
    #expect(meter.ask(request(to: everybody, 0x08, "59 04 12 23 11 26")) == nil)
    #expect(meter.ask(request(0x11, "02 01 00 04")) == "91 02 01 00 04 59 04 12")
    // A second one on the same day is not obeyed.
    #expect(meter.ask(request(to: everybody, 0x08, "00 05 12 23 11 26")) == nil)
    #expect(meter.ask(request(0x11, "02 01 00 04")) == "91 02 01 00 04 59 04 12")
    // The next day it is; the clock has kept its lead meanwhile.
    meter.advance(to: try time("2026-11-24T12:00:00"))
    #expect(meter.ask(request(to: everybody, 0x08, "00 00 12 24 11 26")) == nil)
    #expect(meter.ask(request(0x11, "02 01 00 04")) == "91 02 01 00 04 00 00 12")
  }

  @Test(
    "08H is not obeyed where it is more than five minutes off, around midnight, or no time",
    arguments: [
      ("2026-11-23T12:00:00", "01 05 12 23 11 26"), ("2026-11-23T12:00:00", "59 54 11 23 11 26"),
      ("2026-11-23T23:56:00", "00 57 23 23 11 26"), ("2026-11-23T00:04:00", "00 05 00 23 11 26"),
      ("2026-11-23T12:00:00", "00 61 12 23 11 26"), ("2026-11-23T12:00:00", "00 01 12 23 11"),
      ("2026-11-23T12:00:00", "26 11 23 12 01 00"),
    ])
  func broadcastTimeNotObeyed(start: String, data: String) throws {
    let meter = try benchMeter(at: start)
    let before = meter.state.clock
    #expect(meter.ask(request(to: everybody, 0x08, data)) == nil)
    #expect(meter.state.clock == before)
  }

  @Test("08H to the meter's own address sets its clock too, without an answer")
  func timeToOne() throws {
    let meter = try benchMeter()
    #expect(meter.ask(request(0x08, "00 01 12 23 11 26")) == nil)
    #expect(meter.ask(request(0x11, "02 01 00 04")) == "91 02 01 00 04 00 01 12")
  }

  @Test("12H gives a part once more, and no part that is not next")
  func readMore() throws {
    let meter = try benchMeter(["00010000=1234.56"])
    #expect(meter.ask(request(0x11, "FF FF 01 00"))?.hasPrefix("B1") == true)
    #expect(meter.ask(request(0x12, "FF FF 01 00 00")) == "D2 02")
    #expect(meter.ask(request(0x12, "FF FF 01 00 02")) == "D2 02")
    let part = try #require(meter.ask(request(0x12, "FF FF 01 00 01")))
    #expect(part.hasPrefix("92 FF FF 01 00 ") && part.hasSuffix(" 01"))
    #expect(meter.ask(request(0x12, "FF FF 01 00 01")) == part)
    // Another read ends it.
    _ = meter.ask(request(0x11, "00 00 01 00"))
    #expect(meter.ask(request(0x12, "FF FF 01 00 01")) == "D2 02")
  }

  @Test("12H joins a record of 682 bytes out of four parts")
  func readMoreLong() throws {
    let meter = try benchMeter()
    // Slot table 1 of the first set: one slot from 00:00, tariff 1; the record holds all 16 tables.
    #expect(meter.ask(request(0x14, "01 00 01 04 \(writer) 01 00 00")) == "94")
    var answer = try #require(meter.ask(request(0x11, "01 05 30 03"))).split(separator: " ")
    #expect(answer.count == 1 + 200 && answer[0] == "B1")
    var joined = answer.dropFirst(5)
    for part in 1...3 {
      answer = try #require(meter.ask(request(0x12, "01 05 30 03 0\(part)"))).split(separator: " ")
      #expect(answer[0] == (part < 3 ? "B2" : "92"))
      #expect(answer.last == "0\(part)")
      joined += answer.dropFirst(5).dropLast()
    }
    #expect(joined.count == 682)
    // ss mm hh DD MM YY, C0…C3, then the first table as it was: 08:00 tariff 2, 11:00 tariff 3.
    #expect(
      joined.prefix(16).joined(separator: " ") == "00 00 12 23 11 26 78 56 34 12 02 00 08 03 00 11")
  }

  @Test("13H tells the address, also to a wildcard")
  func readAddress() throws {
    let meter = try benchMeter(address: "123456789012")
    let reply = meter.reply(request(to: "AA AA AA AA AA AA", 0x13))
    #expect(reply?.frame.data == bytes("12 90 78 56 34 12"))
  }

  @Test("14H writes what can be read back, and what was written survives in the state's text")
  func write() throws {
    let meter = try benchMeter()
    // Trip delay 04001401: 0005 minutes.
    #expect(meter.ask(request(0x14, "01 14 00 04 \(writer) 05 00")) == "94")
    #expect(meter.ask(request(0x11, "01 14 00 04")) == "91 01 14 00 04 05 00")
    let lines = meter.state.lines.map { $0[...] }
    #expect(MeterState(lines: lines) == meter.state)
  }

  @Test("14H takes a slot table of 14 slots, 54 bytes of data")
  func writeTable() throws {
    let meter = try benchMeter()
    let table = (0..<14).map { "0\($0 % 4 + 1) \($0 < 10 ? "0\($0)" : "\($0)") 06" }
      .joined(separator: " ")
    #expect(meter.ask(request(0x14, "02 00 01 04 \(writer) \(table)")) == "94")
    #expect(meter.ask(request(0x11, "02 00 01 04")) == "91 02 00 01 04 \(table)")
  }

  @Test("15H gives a new address, which answers from then on")
  func writeAddress() throws {
    let meter = try benchMeter(["00010000=1.00"])
    let reply = meter.reply(request(to: "AA AA AA AA AA AA", 0x15, "02 00 00 00 00 00"))
    // 68 + 02 + 68 + 95 + 00 = 167H.
    #expect(reply?.bytes == bytes("FE FE FE FE 68 02 00 00 00 00 00 68 95 00 67 16"))
    #expect(meter.reply(request(0x11, "00 00 01 00")) == nil)
    #expect(meter.reply(request(to: "02 00 00 00 00 00", 0x11, "00 00 01 00")) != nil)
    #expect(
      meter.reply(request(to: "02 00 00 00 00 00", 0x11, "01 04 00 04"))?.frame.data
        == bytes("01 04 00 04 02 00 00 00 00 00"))
  }

  @Test(
    "16H is taken in all four forms, and refused where it is none",
    arguments: [
      ("99 99 99 99", "96"), ("30 99 99 99", "96"), ("00 12 99 99", "96"), ("00 12 15 99", "96"),
      ("00 12 15 11", "D6 01"), ("60 99 99 99", "D6 01"), ("99 12 99 99", "D6 01"), ("00", "D6 01"),
    ])
  func freeze(data: String, expected: String) throws {
    #expect(try benchMeter().ask(request(0x16, data)) == expected)
  }

  @Test("17H answers with the rate word and then has the rate; an unknown one is refused")
  func changeRate() throws {
    let meter = try benchMeter()
    #expect(meter.rate == nil)
    // b5 is 9600.
    #expect(meter.ask(request(0x17, "20")) == "97 20")
    #expect(meter.rate == 9600)
    #expect(meter.ask(request(0x11, "03 07 00 04")) == "91 03 07 00 04 20")
    for word in ["00", "01", "30", "80"] {
      #expect(meter.ask(request(0x17, word)) == "D7 08", "\(word)")
    }
    #expect(meter.rate == 9600)
    // The rate word is a parameter as well: b2 is 1200.
    #expect(meter.ask(request(0x14, "03 07 00 04 \(writer) 04")) == "94")
    #expect(meter.rate == 1200)
  }

  @Test("18H sets a password of one's own level or a lower one, and tells it back")
  func changePassword() throws {
    let meter = try benchMeter()
    // Level 4 is item 04000C05.
    #expect(
      meter.ask(request(0x18, "05 0C 00 04 02 00 00 00 04 56 34 12")) == "98 04 56 34 12")
    #expect(meter.ask(request(0x14, "01 14 00 04 \(writer) 05 00")) == "D4 04")
    #expect(
      meter.ask(request(0x14, "01 14 00 04 04 56 34 12 78 56 34 12 05 00")) == "94")
    // Level 4 may not set that of level 2, nor may the item be another's.
    #expect(meter.ask(request(0x18, "03 0C 00 04 04 56 34 12 02 11 11 11")) == "D8 04")
    #expect(meter.ask(request(0x18, "06 0C 00 04 04 56 34 12 04 11 11 11")) == "D8 01")
  }

  @Test("19H resets the demand with a record of it")
  func resetDemand() throws {
    let meter = try benchMeter()
    #expect(meter.ask(request(0x19, "04 11 11 11 78 56 34 12")) == "D9 04")
    #expect(meter.ask(request(0x19, writer)) == "99")
    #expect(meter.ask(request(0x11, "00 02 30 03")) == "91 00 02 30 03 01 00 00")
  }

  @Test("1AH clears energies, settlement days and freezes, not the money, and keeps a record")
  func clearMeter() throws {
    let meter = try benchMeter(["00010000=1234.56", "00900200=50.00"])
    _ = meter.ask(request(0x16, "99 99 99 99"))
    // Level 4 may not.
    #expect(meter.ask(request(0x1A, writer)) == "DA 04")
    #expect(meter.ask(request(0x1A, clearer)) == "9A")
    #expect(meter.ask(request(0x11, "00 00 01 00")) == "91 00 00 01 00 00 00 00 00")
    #expect(meter.ask(request(0x11, "01 00 01 00")) == "91 01 00 01 00 00 00 00 00")
    #expect(meter.ask(request(0x11, "01 00 01 05")) == "91 01 00 01 05 FF FF FF FF FF")
    #expect(meter.ask(request(0x11, "00 02 90 00")) == "91 00 02 90 00 00 50 00 00")
    #expect(meter.ask(request(0x11, "00 01 30 03")) == "91 00 01 30 03 01 00 00")
    // Time, operator, the energy before, and 23 that it never had.
    #expect(
      meter.ask(request(0x11, "01 01 30 03"))
        == "91 01 01 30 03 00 00 12 23 11 26 78 56 34 12 56 34 12 00"
        + String(repeating: " 00", count: 23 * 4))
  }

  @Test("1BH clears one event or all, but never the records of clearing")
  func clearEvents() throws {
    let meter = try benchMeter()
    _ = meter.ask(request(0x19, writer))
    _ = meter.ask(request(0x14, "01 14 00 04 \(writer) 05 00"))
    _ = meter.ask(request(0x1A, clearer))
    _ = meter.ask(request(0x19, writer))
    _ = meter.ask(request(0x14, "01 14 00 04 \(writer) 06 00"))
    // 033002 alone.
    #expect(meter.ask(request(0x1B, "\(clearer) FF 02 30 03")) == "9B")
    #expect(meter.ask(request(0x11, "00 02 30 03")) == "91 00 02 30 03 00 00 00")
    #expect(meter.ask(request(0x11, "00 00 30 03")) == "91 00 00 30 03 01 00 00")
    #expect(meter.ask(request(0x1B, "\(clearer) FF FF FF FF")) == "9B")
    #expect(meter.ask(request(0x11, "00 00 30 03")) == "91 00 00 30 03 00 00 00")
    #expect(meter.ask(request(0x11, "00 01 30 03")) == "91 00 01 30 03 01 00 00")
    // Both clearings stand there, the latest first: time, operator, identifier.
    #expect(meter.ask(request(0x11, "00 03 30 03")) == "91 00 03 30 03 02 00 00")
    #expect(
      meter.ask(request(0x11, "01 03 30 03"))
        == "91 01 03 30 03 00 00 12 23 11 26 78 56 34 12 FF FF FF FF")
    #expect(
      meter.ask(request(0x11, "02 03 30 03"))
        == "91 02 03 30 03 00 00 12 23 11 26 78 56 34 12 FF 02 30 03")
    #expect(meter.ask(request(0x1B, "\(clearer) FF 01 30 03")) == "DB 01")
    #expect(meter.ask(request(0x1B, "\(clearer) FF 99 30 03")) == "DB 02")
    #expect(meter.ask(request(0x1B, "\(writer) FF FF FF FF")) == "DB 04")
  }

  @Test("1CH trips and permits closing; status word 3 tells where the switch is")
  func control() throws {
    let meter = try benchMeter(["00900200=50.00"])
    #expect(
      meter.ask(request(0x1C, "\(writer) 1A 00 00 00 00 01 01 99")) == "9C")
    // b4 open, b6 ordered open; b9 and b15 as ever.
    #expect(meter.ask(request(0x11, "03 05 00 04")) == "91 03 05 00 04 50 82")
    #expect(
      meter.ask(request(0x1C, "\(writer) 1B 00 00 00 00 01 01 99")) == "9C")
    #expect(meter.ask(request(0x11, "03 05 00 04")) == "91 03 05 00 04 10 82")
  }

  @Test("1DH chooses what the terminal puts out; an unknown signal is refused")
  func output() throws {
    let meter = try benchMeter()
    #expect(meter.ask(request(0x1D, "02")) == "9D 02")
    #expect(meter.ask(request(0x1D, "03")) == "DD 01")
  }

  @Test("03H is refused with two bytes; a trusting module believes the identity")
  func security() throws {
    // Identifier, operator, and three times eight bytes.
    let data = "FF 00 00 07 78 56 34 12" + String(repeating: " 11", count: 24)
    #expect(try benchMeter().ask(request(0x03, data)) == "C3 08 00")
    let meter = try benchMeter(["00900200=50.00"]) { $0.security = .trusting }
    let answer = try #require(meter.ask(request(0x03, data)))
    // Identifier, a random number of four, a serial number of eight.
    #expect(answer.hasPrefix("83 FF 00 00 07 "))
    #expect(answer.split(separator: " ").count == 1 + 4 + 4 + 8)
    // Status word 3, b13.
    #expect(meter.ask(request(0x11, "03 05 00 04")) == "91 03 05 00 04 00 A2")
    meter.advance(to: try time("2026-11-23T12:05:00"))
    #expect(meter.ask(request(0x11, "03 05 00 04")) == "91 03 05 00 04 00 82")
    #expect(meter.ask(request(0x03, "01 01 00 07 78 56 34 12 00")) == "C3 08 00")
  }
}
