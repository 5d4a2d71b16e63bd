import DLT645
import Testing

@Suite("A freeze")
struct FreezeTests {
  private func values(_ id: String, _ bytes: String) throws -> [ItemValue] {
    Catalogue.values(of: try #require(DataIdentifier(id)), in: hex(bytes)[...])
  }

  @Test("tells when it was taken")
  func time() throws {
    let values = try values("05060001", "00 00 24 11 26")
    #expect(values.map(\.text) == ["2026-11-24 00:00"])
    #expect(values[0].name == "上1次日冻结：冻结时间" && values[0].moment != nil)
  }

  @Test("holds the total and as many tariffs as came")
  func energies() throws {
    let values = try values("05060101", "26 00 00 00 01 00 00 00 FF FF FF FF")
    #expect(values.map(\.text) == ["0.26", "0.01", nil])
    #expect(values.map(\.id.description) == Array(repeating: "05060101", count: 3))
    #expect(
      values.map(\.name) == [
        "上1次日冻结：正向有功总电能", "上1次日冻结：正向有功费率1电能", "上1次日冻结：正向有功费率2电能",
      ])
    #expect(try self.values("05060301", "26 00 00 80").map(\.text) == ["-0.26"])
    #expect(try self.values("05060101", "26 00 00").map(\.isMalformed) == [true])
  }

  @Test("of demands holds the time of each")
  func demands() throws {
    let values = try values("05000901", "45 23 01 15 18 23 11 26")
    #expect(values.map(\.text) == ["1.2345", "2026-11-23 18:15"])
    #expect(values[1].name == "上1次定时冻结：正向有功总最大需量发生时间")
  }

  @Test("of powers holds eight")
  func powers() throws {
    let values = try values("05011001", String(repeating: "34 12 80", count: 8))
    #expect(values.count == 8 && values.allSatisfy { $0.text == "-0.1234" })
    #expect(values[4].unit == "kvar" && values[7].name == "上1次瞬时冻结：C相无功功率")
  }

  /// A time, eight energies and two demands with one tariff beside the total, the powers.
  private static let parts: [String] =
    ["00 00 24 11 26"] + (1...8).map { "0\($0) 00 00 00 00 00 00 00" }
    + Array(repeating: String(repeating: "45 23 01 15 18 23 11 26", count: 2), count: 2)
    + [String(repeating: "00 00 00", count: 8)]

  @Test("as a block is taken apart, with AAH between the parts or without", arguments: ["", "AA"])
  func block(separator: String) throws {
    let values = try values("0500FF01", Self.parts.joined(separator: separator))
    #expect(values.count == 1 + 8 * 2 + 2 * 4 + 8)
    #expect(values[0].id.description == "05000001" && values[0].text == "2026-11-24 00:00")
    #expect(values[1].id.description == "05000101" && values[1].text == "0.01")
    #expect(values[15].id.description == "05000801" && values[15].text == "0.08")
    #expect(values[17].id.description == "05000901" && values[17].text == "1.2345")
    #expect(values[25].id.description == "05001001")
  }

  @Test("as a block may leave parts out between its separators")
  func missingParts() throws {
    let values = try values("0506FF01", "00 00 24 11 26 AA 26 00 00 00 AA AA 01 00 00 00 AA")
    #expect(values.map(\.id.description) == ["05060001", "05060101", "05060301"])
    #expect(values.map(\.text) == ["2026-11-24 00:00", "0.26", "0.01"])
  }

  @Test("as a block of an hour holds the two totals")
  func hourly() throws {
    for separator in ["", "AA"] {
      let parts = ["00 13 23 11 26", "26 00 00 00", "01 00 00 00"]
      let values = try values("0504FF01", parts.joined(separator: separator))
      #expect(values.map(\.text) == ["2026-11-23 13:00", "0.26", "0.01"])
    }
  }

  @Test("as a block whose parts cannot be told is raw behind its time")
  func raw() throws {
    let values = try values("0500FF01", "00 00 24 11 26 01 02 03 04")
    #expect(values.map(\.text) == ["2026-11-24 00:00", "04030201"])
    #expect(values[1].content == .unknown(raw: "04030201"))
    #expect(try self.values("0500FF01", "00 00 24").map(\.isMalformed) == [true])
  }
}
