import MeterSim
import Testing
import Units

/// The tables of the parameters, from bytes written by hand: NN first, the low byte of each entry.
@Suite("Tariff tables")
struct TariffTableTests {
  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  @Test("a year's zones wrap: before the first, last year's last goes on")
  func zones() throws {
    // 15 March: table 1; 1 July: table 2; 1 October: table 3; the rest repeats the last.
    let zones = try #require(ZoneTable(bytes: bytes("01 15 03 02 01 07 03 01 10 03 01 10")))
    let expected = [
      ("2026-01-01", 3), ("2026-03-14", 3), ("2026-03-15", 1), ("2026-06-30", 1),
      ("2026-07-01", 2), ("2026-09-30", 2), ("2026-10-01", 3), ("2026-12-31", 3),
    ]
    for (date, table) in expected {
      #expect(zones.slotTable(on: try day(date)) == table, "\(date)")
    }
  }

  @Test("29 February may begin a zone; in a plain year it begins on 1 March")
  func leapZone() throws {
    let zones = try #require(ZoneTable(bytes: bytes("01 01 01 02 29 02")))
    #expect(zones.slotTable(on: try day("2028-02-28")) == 1)
    #expect(zones.slotTable(on: try day("2028-02-29")) == 2)
    #expect(zones.slotTable(on: try day("2026-02-28")) == 1)
    #expect(zones.slotTable(on: try day("2026-03-01")) == 2)
  }

  @Test("zones that do not exist are passed over, and a table of nothing else is none")
  func badZones() throws {
    let zones = try #require(ZoneTable(bytes: bytes("01 31 02 09 01 01 00 01 01 02 01 05")))
    #expect(zones.slotTable(on: try day("2026-01-01")) == 2)
    #expect(ZoneTable(bytes: bytes("00 00 00 00 00 00")) == nil)
    #expect(ZoneTable(bytes: []) == nil)
    #expect(ZoneTable(bytes: bytes("0A 01 01")) == nil)
  }

  @Test("slots change at their second, and before the first the last applies")
  func slots() throws {
    // 06:30 peak, 22:00 valley.
    let slots = try #require(SlotTable(bytes: bytes("02 30 06 04 00 22 04 00 22")))
    let half = 6 * 3600 + 1800
    #expect(slots.tariff(atSecond: 0) == 4)
    #expect(slots.tariff(atSecond: half - 1) == 4)
    #expect(slots.tariff(atSecond: half) == 2)
    #expect(slots.tariff(atSecond: 22 * 3600 - 1) == 2)
    #expect(slots.tariff(atSecond: 22 * 3600) == 4)
  }

  @Test("slots in any order, with times and tariffs that do not exist")
  func badSlots() throws {
    let slots = try #require(SlotTable(bytes: bytes("03 00 12 01 60 08 05 00 09 02 00 08")))
    #expect(slots.slots == [.init(minute: 480, tariff: 2), .init(minute: 720, tariff: 3)])
    #expect(SlotTable(bytes: bytes("00 00 00")) == nil)
  }

  @Test("a holiday comes before a rest day, a rest day before its zone")
  func dayKinds() throws {
    // Saturday (b6) and Sunday (b0) rest.
    var kinds = DayKinds(weekdayWord: 0b0011_1110, restTable: 2)
    kinds.addHoliday(bytes("03 01 10 26"))
    #expect(kinds.slotTable(on: try day("2026-10-01")) == 3)
    // Friday, Saturday, Sunday, Monday.
    #expect(kinds.slotTable(on: try day("2026-11-20")) == nil)
    #expect(kinds.slotTable(on: try day("2026-11-21")) == 2)
    #expect(kinds.slotTable(on: try day("2026-11-22")) == 2)
    #expect(kinds.slotTable(on: try day("2026-11-23")) == nil)
    // 3 October is a Saturday.
    kinds.addHoliday(bytes("04 03 10 26"))
    #expect(kinds.slotTable(on: try day("2026-10-03")) == 4)
    // A holiday names its year.
    #expect(kinds.slotTable(on: try day("2027-10-01")) == nil)
  }

  @Test("rest days without a table, and days of no calendar, change nothing")
  func badDayKinds() throws {
    var kinds = DayKinds(weekdayWord: 0, restTable: 0)
    kinds.addHoliday(bytes("01 30 02 26"))
    kinds.addHoliday(bytes("09 01 01 26"))
    kinds.addHoliday(bytes("01 01"))
    #expect(kinds.slotTable(on: try day("2026-01-01")) == nil)
    #expect(kinds == DayKinds(weekdayWord: 0, restTable: 0))
  }

  @Test("the ladder's step follows the use: at its limit the next begins")
  func ladder() throws {
    // 240 and 400 kWh, in 0.01 kWh; 0.1 Ws is 1/360000 of that.
    let ladder = try #require(Ladder(limits: [240_00, 400_00, 0], prices: [0, 500, 3000, 0]))
    #expect(ladder.step(used: 0) == 1)
    #expect(ladder.step(used: 240_00 * 360_000 - 1) == 1)
    #expect(ladder.step(used: 240_00 * 360_000) == 2)
    #expect(ladder.step(used: 400_00 * 360_000) == 3)
    #expect(ladder.price(used: 300_00 * 360_000) == 500)
    #expect(ladder.price(used: 500_00 * 360_000) == 3000)
  }

  @Test("a ladder without a rising limit is none")
  func noLadder() {
    #expect(Ladder(limits: [0, 0, 0], prices: [0, 0, 0, 0]) == nil)
    #expect(Ladder(limits: [100], prices: [1]) == nil)
    #expect(Ladder(limits: [100, 50, 200], prices: [1, 2, 3, 4])?.step(used: .max) == 2)
  }
}
