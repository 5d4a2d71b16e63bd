import DLT645
import Testing
import Units

@Suite("A record of an event")
struct EventTests {
  private func values(_ id: String, _ bytes: [UInt8]) throws -> [ItemValue] {
    Catalogue.values(of: try #require(DataIdentifier(id)), in: bytes[...])
  }

  private func texts(_ id: String, _ bytes: String) throws -> [String?] {
    try values(id, hex(bytes)).map(\.text)
  }

  @Test("of programming tells time, operator and what was written")
  func programming() throws {
    // Table A.4, 033000xx: 23 November 2026 at 12:30:45, operator 00000001, then ten identifiers.
    let values = try values(
      "03300001",
      hex("45 30 12 23 11 26  01 00 00 00  01 01 00 04  00 00 01 04")
        + [UInt8](repeating: 0xFF, count: 32))
    #expect(values.count == 12)
    #expect(values.map(\.id.description) == Array(repeating: "03300001", count: 12))
    #expect(
      values.prefix(4).map(\.text) == [
        "2026-11-23 12:30:45", "00000001", "04000101", "04010000",
      ])
    #expect(values.dropFirst(4).allSatisfy { $0.content == .absent })
    #expect(values[0].field == .begin && values[3].field == .identifier(place: 2))
    #expect(values[0].moment?.description == "2026-11-23T12:30:45")
    #expect(values[1].name == "上1次编程记录：操作者代码")
    #expect(values[3].nameEN == "programming, record 1: identifier 2")
    #expect(Set(values.map(\.name)).count == 12)
  }

  @Test("of a clock setting begins with the operator")
  func clock() throws {
    #expect(
      try texts("03300401", "78 56 34 12  58 59 23 31 12 26  00 00 00 01 01 27") == [
        "12345678", "2026-12-31 23:59:58", "2027-01-01 00:00:00",
      ])
  }

  @Test("of an event clear tells which")
  func eventClear() throws {
    #expect(
      try texts("03300301", "00 00 12 23 11 26 01 00 00 00 FF 00 01 03").last == "030100FF")
  }

  @Test("of an opened cover tells the energies before and after")
  func cover() throws {
    let energies = (1...12).flatMap { BCD.bytes(Int64($0), byteCount: 4) }
    let values = try values("03300D01", hex("00 00 12 23 11 26 00 01 12 23 11 26") + energies)
    #expect(values.count == 14 && values[2].text == "0.01" && values[13].text == "0.12")
    #expect(values[2].name == "上1次开表盖记录：发生前正向有功总电能")
    #expect(values[4].name == "上1次开表盖记录：发生前第一象限无功总电能" && values[4].unit == "kvarh")
    #expect(values[13].name == "上1次开表盖记录：发生后第四象限无功总电能")
  }

  @Test("of a lost voltage has the 131 bytes of table A.4")
  func voltageLoss() throws {
    var bytes = hex("00 30 12 23 11 26 00 31 12 23 11 26")
    bytes += hex("01 00 00 00 00 00 00 00 00 00 00 80 00 00 00 00")
    for phase in UInt8(1)...3 {
      bytes += [phase] + hex("00 00 00 00 00 00 00 00 00 00 00 00 00 00 00")
      // 0 V, 1.234 A, -0.5 kW, 0 kvar, 1.000.
      bytes += hex("00 00 34 12 00 00 50 80 00 00 00 00 10")
    }
    bytes += hex("04 00 00 00 03 00 00 00 02 00 00 00 01 00 00 00")
    #expect(bytes.count == 131)
    let values = try values("03010101", bytes)
    #expect(values.count == 2 + 4 + 3 * 9 + 4)
    #expect(values[2].text == "0.01" && values[2].name == "上1次A相失压记录：期间正向有功总电能增量")
    #expect(values[4].text == "0.00")
    #expect(values[6].text == "0.01" && values[6].name == "上1次A相失压记录：期间A相正向有功电能增量")
    #expect(values[11].text == "1.234" && values[11].unit == "A")
    #expect(values[12].text == "-0.5000" && values[14].text == "1.000")
    #expect(values[15].text == "0.02" && values[24].text == "0.03")
    #expect(values[33].text == "0.04" && values[33].unit == "Ah")
    #expect(values[33].name == "上1次A相失压记录：期间总安时数")
  }

  @Test(
    "has the length of table A.4, and no other",
    arguments: [
      ("03010000", 18), ("03020201", 131), ("0303030A", 131), ("03040101", 131),
      ("03050000", 6), ("03050001", 15), ("03060001", 12), ("03070001", 76), ("0308000A", 76),
      ("03090001", 78), ("030A0001", 78), ("030B0101", 115), ("030C0201", 115),
      ("030D0301", 115), ("030E0101", 76), ("030F0101", 76), ("03110001", 12),
      ("03120000", 18), ("03120101", 20), ("03120601", 20), ("03300001", 50),
      ("03300101", 106), ("03300201", 202), ("03300301", 14), ("03300401", 16),
      ("03300501", 682), ("03300601", 94), ("03300701", 11), ("03300801", 1026),
      ("03300901", 11), ("03300A01", 11), ("03300B01", 11), ("03300C01", 16),
      ("03300D01", 60), ("03300E01", 60), ("03350001", 28),
    ])
  func lengths(id: String, byteCount: Int) throws {
    let zeros = [UInt8](repeating: 0, count: byteCount)
    let parts = try values(id, zeros)
    #expect(parts.count > 1 && parts.allSatisfy { !$0.isMalformed && $0.id.description == id })
    #expect(
      Set(parts.map(\.name)).count == parts.count && Set(parts.map(\.nameEN)).count == parts.count)
    #expect(try values(id, zeros + [0]).map(\.isMalformed) == [true])
    #expect(try values(id, zeros + [0])[0].name?.isEmpty == false)
    #expect(try values(id, Array(zeros.dropLast())).map(\.isMalformed) == [true])
    let absent = try values(id, [UInt8](repeating: 0xFF, count: byteCount))
    #expect(absent.allSatisfy { $0.content == .absent })
  }

  @Test("of slot tables tells sixteen of them, by set and number")
  func slotTables() throws {
    let table = hex("02 00 06 01 00 22") + [UInt8](repeating: 0, count: 36)
    let bytes = hex("00 00 12 23 11 26 01 00 00 00") + (1...16).flatMap { _ in table }
    let values = try values("03300501", bytes)
    #expect(values.count == 18)
    #expect(values[2].name == "上1次时段表编程记录：发生前第一套第1日时段表数据")
    #expect(values[17].name == "上1次时段表编程记录：发生前第二套第8日时段表数据")
  }

  @Test("of the voltage statistics has rates of two or three bytes")
  func statistics() throws {
    let end = "02 00 00 03 00 00 05 23 59 23 01 11 01 19 00 08 02 11"
    let shown = [
      "2", "3", "230.5", "11-01 23:59", "190.1", "11-02 08:00",
    ]
    #expect(
      try texts("03100000", "40 14 00 50 99 00 50 00 00" + end) == ["1440", "99.50", "0.50"] + shown
    )
    #expect(
      try texts("03100101", "40 14 00 50 99 50 00" + end) == ["1440", "99.50", "0.50"] + shown)
  }

  @Test("of a relay is its time alone, or the whole")
  func relay() throws {
    let time = "45 30 12 23 11 26"
    #expect(try texts("1D000101", time) == ["2026-11-23 12:30:45"])
    let energies = (1...6).flatMap { BCD.bytes(Int64($0) * 100, byteCount: 4) }
    for id in ["1D000101", "1D00FF01", "1E00010A"] {
      let values = try values(id, hex(time + "01 00 00 00") + energies)
      #expect(values.count == 8 && values[1].text == "00000001" && values[7].text == "6.00")
    }
    // The length differs from meter to meter; the time stands in front in all.
    #expect(try texts("1D000101", time + "01 00 00 00") == ["2026-11-23 12:30:45", "00000001"])
    #expect(try values("1D000101", hex(time + "01 00 00 00"))[1].field == .rest)
    #expect(try values("1D000101", hex("45 30 12 23 11")).map(\.isMalformed) == [true])
    #expect(try values("1D00FF01", hex(time + "00")).map(\.isMalformed) == [true])
    #expect(try texts("1D000301", "01 00 00 00") == ["0.01"])
    #expect(try texts("1E000001", "07 00 00") == ["7"])
  }

  @Test("of counts alone is taken where a meter leaves the times out")
  func countsAlone() throws {
    #expect(try texts("03010000", "01 00 00 02 00 00 03 00 00") == ["1", "2", "3"])
    #expect(
      try texts("03010000", "01 00 00 60 00 00 00 00 00 00 00 00 00 00 00 00 00 00").prefix(2)
        == ["1", "60"])
  }

  @Test("of counts names the phase, or the kind of demand, in front")
  func countNames() throws {
    let voltage = try values("03010000", [UInt8](repeating: 0, count: 18))
    #expect(voltage.prefix(3).map(\.name) == ["A相失压总次数", "A相失压总累计时间", "B相失压总次数"])
    #expect(voltage[1].nameEN == "phase A voltage loss, time in all")
    let demand = try values("03120000", [UInt8](repeating: 0, count: 18))
    #expect(demand.prefix(3).map(\.name) == ["正向有功需量超限总次数", "反向有功需量超限总次数", "第一象限无功需量超限总次数"])
    #expect(try values("03050000", hex("01 00 00 02 00 00")).map(\.name) == ["全失压总次数", "全失压总累计时间"])
  }

  @Test("whose end is not known keeps it raw")
  func rest() throws {
    let values = try values("03300F01", hex("45 30 12 23 11 26 01 00 00 00 12 34"))
    #expect(values.map(\.text) == ["2026-11-23 12:30:45", "00000001", "3412"])
    #expect(values[2].content == .unknown(raw: "3412") && values[2].field == .rest)
  }

  @Test(
    "of a purchase has an identifier for each part",
    arguments: [
      ("03330101", "15 18 23 11 26", "2026-11-23 18:15", nil),
      ("03330201", "07 00", "7", nil), ("03330301", "00 00 01 00", "100.00", "CNY"),
      ("03330401", "50 12 00 00", "12.50", "CNY"), ("03330501", "50 12 01 00", "112.50", "CNY"),
      ("0333060A", "00 00 99 00", "9900.00", "CNY"), ("03320302", "00 50 00 00", "50.00", "kWh"),
    ] as [(String, String, String, String?)])
  func purchases(id: String, bytes: String, text: String, unit: String?) throws {
    let value = try values(id, hex(bytes))
    #expect(value.map(\.text) == [text] && value[0].unit == unit)
  }
}
