import MeterFace
import MeterSim
import TestSupport
import Testing
import Units

/// Parameters are written over the line, low byte first, as the standard lists them.
@Suite("Tariffs, sets and settlement as time passes", .computing)
struct TariffLifeTests {
  /// 2 kW: 0.01 kWh in 18 s.
  private static let load = Load.constant(20_000)

  private func write(_ id: String, _ value: String, to meter: Bench) {
    #expect(meter.ask(request(0x14, "\(id) \(writer) \(value)")) == "94", "\(id)")
  }

  /// What was used since `before` at tariffs 1…4, in 0.01 kWh.
  private func used(_ meter: Bench, since before: MeterState) -> [Int64] {
    (1...4).map {
      meter.state.energy.hundredths(tariff: $0) - before.energy.hundredths(tariff: $0)
    }
  }

  private func word3(_ meter: Bench) throws -> UInt16 {
    let words = try #require(meter.ask(request(0x11, "03 05 00 04"))).split(separator: " ")
    let (low, high) = (UInt16(words[5], radix: 16), UInt16(words[6], radix: 16))
    return try #require(high) << 8 | (try #require(low))
  }

  @Test("the tariff changes at its second")
  func second() throws {
    // Eight zero registers, so that 0.01 kWh is whole. 17:00 ends flat (3) and begins peak (2).
    let meter = try benchMeter(["00010000=0.00"], load: Self.load, at: "2026-11-23T16:59:42")
    let before = meter.state
    meter.advance(to: try time("2026-11-23T17:00:18"))
    #expect(used(meter, since: before) == [0, 1, 1, 0])
    meter.advance(to: try time("2026-11-23T17:00:36"))
    #expect(used(meter, since: before) == [0, 2, 1, 0])
  }

  @Test("a slot table that is written counts from that second")
  func written() throws {
    let meter = try benchMeter(["00010000=0.00"], load: Self.load)
    let before = meter.state
    // Sharp all day.
    write("01 00 01 04", "01 00 00", to: meter)
    meter.advance(to: try time("2026-11-23T12:00:18"))
    #expect(used(meter, since: before) == [1, 0, 0, 0])
  }

  @Test("zones wrap over new year: the year's last goes on until the first begins")
  func newYear() throws {
    let meter = try benchMeter(["00010000=0.00"], load: Self.load, at: "2026-12-31T23:59:42")
    write("02 02 00 04", "02", to: meter)
    // Slot table 1 is flat, 2 is valley. Zones: 15 January table 1, 1 December table 2.
    write("01 00 01 04", "03 00 00", to: meter)
    write("02 00 01 04", "04 00 00", to: meter)
    write("00 00 01 04", "01 15 01 02 01 12", to: meter)
    let before = meter.state
    meter.advance(to: try time("2027-01-01T00:00:18"))
    #expect(used(meter, since: before) == [0, 0, 0, 2])
    meter.advance(to: try time("2027-01-14T23:59:42"))
    let mid = meter.state
    meter.advance(to: try time("2027-01-15T00:00:18"))
    #expect(used(meter, since: mid) == [0, 0, 1, 1])
  }

  @Test("a rest day and a holiday have slot tables of their own")
  func specialDays() throws {
    // Friday evening.
    let meter = try benchMeter(["00010000=0.00"], load: Self.load, at: "2026-11-27T23:59:42")
    write("02 02 00 04", "03", to: meter)
    write("01 00 01 04", "02 00 00", to: meter)
    write("02 00 01 04", "03 00 00", to: meter)
    write("03 00 01 04", "04 00 00", to: meter)
    // Monday to Friday work; the rest has table 2; 30 November 2026, a Monday, table 3.
    write("01 08 00 04", "3E", to: meter)
    write("02 08 00 04", "02", to: meter)
    write("05 02 00 04", "01 00", to: meter)
    write("01 00 03 04", "03 30 11 26", to: meter)
    var seen: [[Int64]] = []
    // From Friday to Saturday, Sunday to Monday, Monday to Tuesday.
    for midnight in ["2026-11-28", "2026-11-30", "2026-12-01"] {
      let noon = try time("\(midnight)T00:00:00").secondsSince1970
      meter.advance(to: CivilTime(secondsSince1970: noon - 18))
      let before = meter.state
      meter.advance(to: CivilTime(secondsSince1970: noon + 18))
      seen.append(used(meter, since: before))
    }
    #expect(seen == [[0, 1, 1, 0], [0, 0, 1, 1], [0, 1, 0, 1]])
  }

  @Test("slot sets change places at 04000107, word 3 b0 tells it, and the moment is frozen")
  func slotSwitch() throws {
    let meter = try benchMeter(["00010000=0.00"], load: Self.load)
    write("01 00 01 04", "03 00 00", to: meter)
    write("01 00 02 04", "01 00 00", to: meter)
    write("07 01 00 04", "30 12 23 11 26", to: meter)
    #expect(try word3(meter) & 0x0021 == 0)
    meter.advance(to: try time("2026-11-23T12:29:42"))
    let before = meter.state
    meter.advance(to: try time("2026-11-23T12:30:18"))
    #expect(used(meter, since: before) == [1, 0, 1, 0])
    #expect(try word3(meter) & 0x0021 == 0x0001)
    #expect(meter.ask(request(0x11, "01 00 03 05")) == "91 01 00 03 05 30 12 23 11 26")
    // The next switch time changes back.
    write("07 01 00 04", "00 13 23 11 26", to: meter)
    meter.advance(to: try time("2026-11-23T13:00:00"))
    #expect(try word3(meter) & 0x0021 == 0)
  }

  @Test("zone sets change places at 04000106, and word 3 b5 tells it")
  func zoneSwitch() throws {
    let meter = try benchMeter(["00010000=0.00"], load: Self.load)
    write("02 02 00 04", "02", to: meter)
    write("01 00 01 04", "03 00 00", to: meter)
    write("02 00 01 04", "04 00 00", to: meter)
    write("00 00 02 04", "02 01 01", to: meter)
    write("06 01 00 04", "00 13 23 11 26", to: meter)
    meter.advance(to: try time("2026-11-23T12:59:42"))
    let before = meter.state
    meter.advance(to: try time("2026-11-23T13:00:18"))
    #expect(used(meter, since: before) == [0, 0, 1, 1])
    #expect(try word3(meter) & 0x0021 == 0x0020)
  }

  @Test("a switch time that is past is obeyed at once, and once only")
  func pastSwitch() throws {
    let meter = try benchMeter(load: Self.load)
    write("07 01 00 04", "00 11 23 11 26", to: meter)
    meter.advance(to: try time("2026-11-23T12:00:01"))
    #expect(try word3(meter) & 1 == 1)
    meter.advance(to: try time("2026-11-24T12:00:01"))
    #expect(try word3(meter) & 1 == 1)
  }

  @Test("three settlement days store the registers and the use between them; 9999 is none")
  func settlementDays() throws {
    let meter = try benchMeter(
      ["00010000=0.00"], load: .constant(10_000), at: "2026-11-30T22:00:00")
    write("01 0B 00 04", "00 01", to: meter)
    write("02 0B 00 04", "06 10", to: meter)
    meter.advance(to: try time("2026-12-10T06:00:00"))
    // 2 h to 1 December, then 9 days and 6 hours at 1 kW.
    #expect(meter.ask(request(0x11, "02 00 0B 00")) == "91 02 00 0B 00 00 02 00 00")
    #expect(meter.ask(request(0x11, "01 00 0B 00")) == "91 01 00 0B 00 00 22 02 00")
    #expect(meter.ask(request(0x11, "00 00 0B 00")) == "91 00 00 0B 00 00 00 00 00")
    #expect(meter.ask(request(0x11, "01 00 01 00")) == "91 01 00 01 00 00 24 02 00")
    #expect(meter.ask(request(0x11, "02 00 01 00")) == "91 02 00 01 00 00 02 00 00")
    #expect(meter.ask(request(0x11, "0C 00 0B 00")) == "91 0C 00 0B 00 00 00 00 00")
    #expect(meter.ask(request(0x11, "0D 00 0B 00")) == "D1 02")
  }

  @Test("a settlement day that a month lacks is its last day")
  func shortMonth() throws {
    // Only by hand: a meter refuses such a day over the line.
    let meter = try benchMeter(
      ["00010000=0.00", "04000B01=31 05:00"], load: .constant(10_000), at: "2027-02-28T04:00:00")
    meter.advance(to: try time("2027-02-28T05:00:00"))
    #expect(meter.ask(request(0x11, "01 00 0B 00")) == "91 01 00 0B 00 00 01 00 00")
    meter.advance(to: try time("2027-03-31T05:00:00"))
    // 31 days.
    #expect(meter.ask(request(0x11, "01 00 0B 00")) == "91 01 00 0B 00 00 44 07 00")
  }

  @Test("in one step or in many, a household's meter comes to the same state")
  func steps() throws {
    for seed in UInt64(1)...3 {
      let start = try time("2026-11-23T12:00:00")
      var settings = MeterSettings(address: try address(), seed: seed, habit: .paysLate)
      settings.prepaid.warnsByTrip = true
      settings.prepaid.tripsByItself = seed == 2
      settings.ladderLimits = [3_00, 9_00]
      let (once, many) = (
        Bench(Meter(settings, startingAt: start)), Bench(Meter(settings, startingAt: start))
      )
      for meter in [once, many] {
        write("07 01 00 04", "17 13 25 11 26", to: meter)
        write("08 01 00 04", "41 07 24 11 26", to: meter)
        write("02 0A 00 04", "07 00", to: meter)
      }
      let end = CivilTimeSteps.days(45, after: start)
      once.advance(to: end)
      var numbers = SeededGenerator(seed: seed)
      var now = 0
      while now < 45 * 86_400 {
        now = min(45 * 86_400, now + Int.random(in: 1...4000, using: &numbers))
        many.advance(to: CivilTimeSteps.seconds(now, after: start))
      }
      #expect(once.state == many.state, "seed \(seed)")
      #expect(!once.state.purchases.purchases.isEmpty)
    }
  }
}
