import MeterSim
import TestSupport
import Testing

@Suite("Frozen values (05kkqqnn)", .computing)
struct FreezeTests {
  private func value(_ meter: Bench, _ id: String) throws -> String {
    let answer = try #require(meter.ask(request(0x11, id)))
    #expect(answer.hasPrefix("91 \(id) "))
    return String(answer.dropFirst(4 + id.count))
  }

  /// 1 kW from noon of 23 November, from 100.00 kWh.
  private func meter() throws -> Bench {
    try benchMeter(["00010000=100.00"], load: .constant(10_000))
  }

  @Test("16H with 99 99 99 99 freezes now, three deep")
  func instant() throws {
    let meter = try meter()
    for hour in 12...15 {
      meter.advance(to: try time("2026-11-23T\(hour):00:00"))
      #expect(meter.ask(request(0x16, "99 99 99 99")) == "96")
    }
    #expect(try value(meter, "01 00 01 05") == "00 15 23 11 26")
    #expect(try value(meter, "01 01 01 05").hasPrefix("00 03 01 00"))
    #expect(try value(meter, "03 01 01 05").hasPrefix("00 01 01 00"))
    #expect(meter.ask(request(0x11, "04 01 01 05")) == "D1 02")
    // Nothing flows back.
    #expect(try value(meter, "01 02 01 05") == "00" + String(repeating: " 00", count: 19))
    // Active total and A, no B and C; the same of reactive power: 24 bytes.
    let variables = try value(meter, "01 10 01 05").split(separator: " ")
    #expect(variables.count == 24)
    #expect(variables[0..<6].joined(separator: " ") == "00 00 01 00 00 01")
    #expect(variables[6..<12].allSatisfy { $0 == "FF" })
  }

  @Test("a broadcast 16H is obeyed and not answered")
  func broadcast() throws {
    let meter = try meter()
    #expect(meter.ask(request(to: everybody, 0x16, "99 99 99 99")) == nil)
    #expect(try value(meter, "01 00 01 05") == "00 12 23 11 26")
  }

  @Test(
    "a timed freeze comes each hour, day or month at its time",
    arguments: [
      ("30 99 99 99", "30 11 24 11 26", "30 10 24 11 26"),
      ("15 06 99 99", "15 06 24 11 26", "FF FF FF FF FF"),
      ("15 06 24 99", "15 06 24 11 26", "FF FF FF FF FF"),
      ("15 06 25 99", "FF FF FF FF FF", "FF FF FF FF FF"),
    ])
  func timed(data: String, last: String, before: String) throws {
    let meter = try meter()
    #expect(meter.ask(request(0x16, data)) == "96")
    meter.advance(to: try time("2026-11-24T12:00:00"))
    #expect(try value(meter, "01 00 00 05") == last)
    #expect(try value(meter, "02 00 00 05") == before)
  }

  @Test("a monthly freeze keeps twelve months")
  func monthly() throws {
    let meter = try meter()
    _ = meter.ask(request(0x16, "00 00 15 99"))
    meter.advance(to: try time("2028-01-01T00:00:00"))
    #expect(try value(meter, "01 00 00 05") == "00 00 15 12 27")
    #expect(try value(meter, "0C 00 00 05") == "00 00 15 01 27")
    #expect(meter.ask(request(0x11, "0D 00 00 05")) == "D1 02")
  }

  @Test("each midnight is frozen with the new day's date, 62 deep")
  func daily() throws {
    let meter = try meter()
    meter.advance(to: try time("2026-11-24T08:00:00"))
    #expect(try value(meter, "01 00 06 05") == "00 00 24 11 26")
    // Twelve hours at 1 kW.
    #expect(try value(meter, "01 01 06 05").hasPrefix("00 12 01 00"))
    meter.advance(to: try time("2027-02-28T08:00:00"))
    #expect(try value(meter, "01 00 06 05") == "00 00 28 02 27")
    #expect(try value(meter, "3E 00 06 05") == "00 00 29 12 26")
    #expect(meter.ask(request(0x11, "3F 00 06 05")) == "D1 02")
    #expect(meter.state.freezes.count(.daily) == 62)
  }

  @Test("each full hour is frozen with total energies alone, 254 deep")
  func hourly() throws {
    let meter = try meter()
    meter.advance(to: try time("2026-11-23T14:59:59"))
    #expect(try value(meter, "01 00 04 05") == "00 14 23 11 26")
    #expect(try value(meter, "01 01 04 05") == "00 02 01 00")
    #expect(try value(meter, "01 FF 04 05") == "00 14 23 11 26 AA 00 02 01 00 AA 00 00 00 00")
    meter.advance(to: try time("2026-12-23T12:00:00"))
    // 253 hours before.
    #expect(try value(meter, "FE 00 04 05") == "00 23 12 12 26")
    #expect(meter.state.freezes.count(.hourly) == 254)
  }

  @Test(
    "a block holds what its mode word asks for, with AAH in front of each where the type has it")
  func block() throws {
    let meter = try meter()
    _ = meter.ask(request(0x16, "99 99 99 99"))
    // Time 5, forward and reverse 20 each, variables 24; six reactive energies and two demands
    // between them are not kept.
    let parts = try value(meter, "01 FF 01 05").split(separator: " ")
    #expect(parts.count == 5 + 11 + 20 + 20 + 24)
    #expect(parts[5] == "AA" && parts[26] == "AA")
    #expect(parts[47..<56].allSatisfy { $0 == "AA" })
    // 04000903, b0: forward alone.
    #expect(meter.ask(request(0x14, "03 09 00 04 \(writer) 01")) == "94")
    #expect(try value(meter, "01 FF 01 05").split(separator: " ").count == 5 + 11 + 20)
    let plain = try benchMeter { $0.separatesFreezes = false }
    _ = plain.ask(request(0x16, "99 99 99 99"))
    #expect(try value(plain, "01 FF 01 05").split(separator: " ").count == 5 + 20 + 20 + 24)
  }

  @Test("after an outage the missed midnights are made up for, at most seven, and settlement days")
  func madeUp() throws {
    let meter = try meter()
    meter.handle { $0.losePower() }
    meter.advance(to: try time("2026-12-05T06:00:00"))
    meter.handle { $0.restorePower() }
    #expect(try value(meter, "01 00 06 05") == "00 00 05 12 26")
    #expect(try value(meter, "07 00 06 05") == "00 00 29 11 26")
    #expect(try value(meter, "08 00 06 05") == "FF FF FF FF FF")
    #expect(try value(meter, "01 00 01 00") == "00 00 01 00")
    // It was not frozen each hour.
    #expect(try value(meter, "01 00 04 05") == "FF FF FF FF FF")
  }

  @Test("what a single-phase meter does not freeze is refused")
  func absent() throws {
    let meter = try meter()
    for id in ["01 03 06 05", "01 09 06 05", "01 10 04 05", "00 01 06 05", "01 01 09 05"] {
      #expect(meter.ask(request(0x11, id)) == "D1 02", "\(id)")
    }
  }
}
