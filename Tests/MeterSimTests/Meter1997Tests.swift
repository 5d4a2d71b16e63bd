import DLT645
import MeterSim
import Testing
import Units

/// A meter of 1997 on a bench, Monday 2026-11-23 at noon. Its answers are told without 33H; every
/// expected byte is worked out here from the standard's tables.
private func meter1997(
  _ registers: [String] = ["9010=1234.56"], load: Load = .none, key: Bool = true,
  _ change: (inout MeterSettings) -> Void = { _ in }
) throws -> Bench {
  let settings = try registers.map {
    let parts = $0.split(separator: "=")
    return try RegisterSetting(id: String(parts[0]), value: String(parts[1]))
  }
  var meter = MeterSettings(
    address: try address(), seed: 7, load: load, habit: .bench, registers: settings)
  meter.edition = .of1997
  meter.programming.needsKey = true
  change(&meter)
  var made = Meter(meter, startingAt: try time("2026-11-23T12:00:00"))
  if key { made.pressKey(.programming) }
  return Bench(made)
}

@Suite("A meter of 1997")
struct Meter1997Tests {
  @Test("01H: a read is answered byte for byte, from the standard's layout")
  func read() throws {
    let meter = try meter1997()
    // 9010H and 56 34 12 00, each +33H; summed by hand.
    #expect(
      meter.reply(bytes("68 01 00 00 00 00 00 68 01 02 43 C3 DA 16"))?.bytes
        == bytes("FE FE FE FE 68 01 00 00 00 00 00 68 81 06 43 C3 89 67 45 33 C6 16"))
  }

  @Test(
    "01H: items, blocks and sets",
    arguments: [
      ("11 90", "81 11 90 18 85 01 00"), ("10 94", "81 10 94 56 34 12 00"),
      ("20 90", "81 20 90 00 00 00 00"),
      ("1F 90", "81 1F 90 56 34 12 00 18 85 01 00 82 93 04 00 64 08 03 00 92 46 02 00"),
      (
        "F0 90", "81 F0 90 56 34 12 00 AA 00 00 00 00 AA"
      ),
      ("10 C0", "81 10 C0 01 23 11 26"), ("11 C0", "81 11 C0 00 00 12"),
      ("1F C0", "81 1F C0 01 23 11 26 00 00 12"), ("32 C0", "81 32 C0 01 00 00 00 00 00"),
      ("11 C1", "81 11 C1 15"), ("13 C3", "81 13 C3 04"), ("12 B2", "81 12 B2 00 00"),
      ("10 B3", "81 10 B3 00 00"), ("20 C0", "81 20 C0 00"), ("17 C1", "81 17 C1 00 01"),
      // Valley until 08:00: the first slot begins there with tariff 2.
      ("31 C3", "81 31 C3 02 00 08"), ("36 C3", "81 36 C3 04 00 22"),
    ])
  func items(id: String, expected: String) throws {
    #expect(try meter1997().ask(request(0x01, id)) == expected)
  }

  @Test("01H: a voltage without decimals, a current with two, absent phases in a block as FFH")
  func measured() throws {
    let registers = ["02010100=219.5", "02020100=12.345", "02030000=2.7096", "02040000=0.0250"]
    let meter = try meter1997(registers)
    #expect(meter.ask(request(0x01, "11 B6")) == "81 11 B6 20 02")
    #expect(meter.ask(request(0x01, "21 B6")) == "81 21 B6 35 12")
    #expect(meter.ask(request(0x01, "30 B6")) == "81 30 B6 96 70 02")
    #expect(meter.ask(request(0x01, "40 B6")) == "81 40 B6 03 00")
    #expect(meter.ask(request(0x01, "1F B6")) == "81 1F B6 20 02 FF FF FF FF")
    #expect(meter.ask(request(0x01, "12 B6")) == "C1 02")
  }

  @Test("01H: what it has not is refused with bit 1, half an identifier with bit 0")
  func refused() throws {
    let meter = try meter1997()
    for id in ["10 A0", "15 90", "00 E0", "12 C2"] {
      #expect(meter.ask(request(0x01, id)) == "C1 02", "\(id)")
    }
    #expect(meter.ask(request(0x01, "10")) == "C1 01")
    #expect(meter.ask(request(0x01, "10 90 00 00")) == "C1 01")
  }

  @Test("02H: what does not fit a frame comes on request, without numbers")
  func more() throws {
    let meter = try meter1997()
    let first = try #require(meter.ask(request(0x01, "FF C3")))
    #expect(first.hasPrefix("A1 FF C3 "))
    #expect(first.split(separator: " ").count == 1 + 200)
    var parts = [first]
    while let part = parts.last, part.hasPrefix("A") {
      parts.append(try #require(meter.ask(request(0x02, "FF C3"))))
    }
    #expect(parts.last?.hasPrefix("82 FF C3 ") == true)
    // Counts, zones and eight slot tables, each with its end: 5 + 14 × 3 + 8 × 14 × 3 + 10.
    let count = parts.reduce(0) { $0 + $1.split(separator: " ").count - 3 }
    #expect(count == 5 + 42 + 336 + 10)
    #expect(meter.ask(request(0x02, "FF C3")) == "C2 02")
    #expect(meter.ask(request(0x02, "10 90")) == "C2 02")
  }

  @Test("03H: the last answer comes once more")
  func repeats() throws {
    let meter = try meter1997()
    #expect(meter.ask(request(0x03)) == "C3 01")
    #expect(meter.ask(request(0x01, "10 90")) == "81 10 90 56 34 12 00")
    #expect(meter.ask(request(0x03)) == "83 10 90 56 34 12 00")
    #expect(meter.ask(request(0x03)) == "83 10 90 56 34 12 00")
    #expect(meter.ask(request(0x01, "10 A0")) == "C1 02")
    #expect(meter.ask(request(0x03)) == "C3 02")
  }

  @Test("04H: a write is taken while the key permits it")
  func write() throws {
    let meter = try meter1997()
    #expect(meter.ask(request(0x04, "11 C1 30")) == "84")
    #expect(meter.ask(request(0x01, "11 C1")) == "81 11 C1 30")
    #expect(meter.ask(request(0x04, "11 C0 30 15 08")) == "84")
    #expect(meter.ask(request(0x01, "11 C0")) == "81 11 C0 30 15 08")
    #expect(meter.ask(request(0x04, "18 C1 20")) == "84")
    #expect(meter.ask(request(0x01, "18 C1")) == "81 18 C1 20")
    // The second slot of table 1 begins at 11:30.
    #expect(meter.ask(request(0x04, "32 C3 03 30 11")) == "84")
    #expect(meter.ask(request(0x01, "32 C3")) == "81 32 C3 03 30 11")
    // A reading, digits that are none, a byte too many, an item of nobody.
    #expect(meter.ask(request(0x04, "10 90 00 00 00 00")) == "C4 01")
    #expect(meter.ask(request(0x04, "11 C1 3F")) == "C4 01")
    #expect(meter.ask(request(0x04, "11 C1 30 00")) == "C4 01")
    #expect(meter.ask(request(0x04, "10 D0 00")) == "C4 02")
    // A ninth tariff: bit 6 as in 2007.
    #expect(meter.ask(request(0x04, "13 C3 09")) == "C4 40")

    let locked = try meter1997(key: false)
    #expect(locked.ask(request(0x04, "11 C1 30")) == "C4 04")
  }

  @Test("04H: a maker's meter wants its password in front of the data")
  func writeWithPassword() throws {
    let meter = try meter1997 { $0.manners1997.wantsPassword = true }
    #expect(meter.ask(request(0x04, "11 C1 30")) == "C4 04")
    #expect(meter.ask(request(0x04, "11 C1 02 11 11 11 30")) == "C4 04")
    #expect(meter.ask(request(0x04, "11 C1 02 00 00 00 30")) == "84")
    #expect(meter.ask(request(0x01, "11 C1")) == "81 11 C1 30")
  }

  @Test("08H: the broadcast time is obeyed and not answered")
  func time() throws {
    let meter = try meter1997()
    let everybody = "99 99 99 99 99 99"
    #expect(meter.reply(request(to: everybody, 0x08, "30 02 12 23 11 26")) == nil)
    #expect(meter.ask(request(0x01, "11 C0")) == "81 11 C0 30 02 12")
  }

  @Test("0AH: the address goes to the meter whose key is held, which answers from it")
  func writeAddress() throws {
    let everybody = "99 99 99 99 99 99"
    let new = "78 56 34 12 AA AA"
    let locked = try meter1997(key: false)
    #expect(locked.reply(request(to: everybody, 0x0A, new)) == nil)
    let meter = try meter1997()
    let reply = try #require(meter.reply(request(to: everybody, 0x0A, new)))
    #expect(reply.frame.address == MeterAddress("12345678", edition: .of1997))
    #expect(reply.frame.control.rawValue == 0x8A && reply.frame.data.isEmpty)
    let read = try #require(meter.reply(request(to: new, 0x01, "10 90")))
    #expect(read.frame.address.description == "AAAA12345678")
    // What fills the address up is no zero.
    #expect(meter.reply(request(to: "78 56 34 12 00 00", 0x01, "10 90")) == nil)
    #expect(meter.reply(request(to: everybody, 0x0A, "99 99 99 99 99 99")) == nil)
  }

  @Test("0CH: the rate holds until the session ends; FFH refuses")
  func rate() throws {
    let meter = try meter1997()
    #expect(meter.rate == nil)
    #expect(meter.ask(request(0x0C, "40")) == "8C 40")
    #expect(meter.rate == 9600)
    meter.handle { $0.endSession() }
    #expect(meter.rate == nil)
    #expect(meter.ask(request(0x0C, "00")) == "8C 00")
    #expect(meter.rate == 1200)
    // Bit 3 is 4800 … in 2007; here it stands for nothing.
    #expect(meter.ask(request(0x0C, "08")) == "8C FF")
    #expect(meter.ask(request(0x0C, "60")) == "8C FF")
    #expect(meter.rate == 1200)
  }

  @Test("0FH: a new password is told back, an error is not answered")
  func password() throws {
    let meter = try meter1997 { $0.manners1997.wantsPassword = true }
    #expect(meter.reply(request(0x0F, "02 11 11 11 02 56 34 12")) == nil)
    #expect(meter.reply(request(0x0F, "02 00 00 00")) == nil)
    #expect(meter.ask(request(0x0F, "02 00 00 00 02 56 34 12")) == "8F 02 56 34 12")
    #expect(meter.ask(request(0x04, "11 C1 02 00 00 00 30")) == "C4 04")
    #expect(meter.ask(request(0x04, "11 C1 02 56 34 12 30")) == "84")
  }

  @Test("10H: the reset of demands has no data, and is recorded")
  func resetDemand() throws {
    let meter = try meter1997()
    #expect(meter.ask(request(0x10)) == "90")
    #expect(meter.ask(request(0x01, "13 B2")) == "81 13 B2 01 00")
    // MM DD hh mm, low byte first.
    #expect(meter.ask(request(0x01, "11 B2")) == "81 11 B2 00 12 23 11")
    #expect(try meter1997(key: false).ask(request(0x10)) == "D0 04")
  }

  @Test("a shorthand is answered where the maker wants it, for reads alone")
  func shorthand() throws {
    let meter = try meter1997()
    let short = "01 00 AA AA AA AA"
    #expect(meter.ask(request(to: short, 0x01, "10 90")) == "81 10 90 56 34 12 00")
    #expect(meter.reply(request(to: short, 0x04, "11 C1 30")) == nil)
    #expect(meter.reply(request(to: "02 00 AA AA AA AA", 0x01, "10 90")) == nil)
    let whole = try meter1997 { $0.manners1997.wildcards = .whole }
    #expect(whole.reply(request(to: short, 0x01, "10 90")) == nil)
  }

  @Test("reads at 99…99 and AA…AA are answered where the maker wants it, from the real address")
  func everybody() throws {
    let meter = try meter1997()
    for anyone in ["99 99 99 99 99 99", "AA AA AA AA AA AA"] {
      #expect(meter.ask(request(to: anyone, 0x01, "10 90")) == "81 10 90 56 34 12 00")
      #expect(meter.reply(request(to: anyone, 0x04, "11 C1 30")) == nil)
    }
    let strict = try meter1997 {
      $0.manners1997.answersBroadcast = false
      $0.manners1997.wildcards = .none
    }
    for anyone in ["99 99 99 99 99 99", "AA AA AA AA AA AA"] {
      #expect(strict.reply(request(to: anyone, 0x01, "10 90")) == nil)
    }
  }

  @Test(
    "the functions of 2007 are unknown to it",
    arguments: [
      (0x11, "00 00 01 00"), (0x12, "00 00 01 00 01"), (0x13, ""), (0x14, "01 01 00 04"),
      (0x16, "99 99 99 99"), (0x17, "08"), (0x1C, ""), (0x03, "FF 00 00 07 00 00 00 00"),
    ] as [(UInt8, String)])
  func silence(control: UInt8, data: String) throws {
    #expect(try meter1997().reply(request(control, data)) == nil)
  }

  @Test("a block alone ends with AAH where the maker wants it")
  func blockEnds() throws {
    let meter = try meter1997 { $0.manners1997.endsBlocks = true }
    #expect(meter.ask(request(0x01, "1F C0")) == "81 1F C0 01 23 11 26 00 00 12 AA")
  }

  @Test("the energy of 1997 is the same register as that of 2007, and grows with the load")
  func sameRegister() throws {
    let meter = try meter1997(["9010=1234.56"], load: .constant(10_000))
    meter.advance(to: try MeterSimTests.time("2026-11-23T14:00:00"))
    // Two hours at 1 kW.
    #expect(meter.ask(request(0x01, "10 90")) == "81 10 90 56 36 12 00")
  }
}
