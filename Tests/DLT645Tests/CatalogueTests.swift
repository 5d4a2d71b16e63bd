import DLT645
import Testing
import Units

@Suite("The catalogue")
struct CatalogueTests {
  private func definition(_ text: String) throws -> ItemDefinition {
    let id = try #require(DataIdentifier(text))
    return try #require(Catalogue.definition(of: id))
  }

  @Test(
    "names items as the standard does",
    arguments: [
      ("00010000", "当前正向有功总电能"), ("00000000", "当前组合有功总电能"), ("0001010C", "上12结算日正向有功费率1电能"),
      ("00150000", "当前A相正向有功电能"), ("003D0001", "上1结算日C相正向有功电能"), ("00800000", "当前关联电能"),
      ("000B0000", "当前结算周期组合有功总累计用电量"), ("00900200", "剩余金额"), ("00900101", "透支电量"),
      ("01010000", "当前正向有功总最大需量"), ("02010100", "A相电压"), ("02030000", "瞬时总有功功率"),
      ("02060000", "总功率因数"), ("02800002", "电网频率"), ("04000503", "电表运行状态字3（操作类）"),
      ("04000B01", "每月第1结算日"), ("04020003", "第二套第3日时段表数据"),
    ])
  func names(id: String, name: String) throws {
    #expect(try definition(id).name.zh == name)
  }

  @Test("has an English name, a format and one item for each identifier it knows")
  func every() throws {
    var count = 0
    for high in 0...UInt32(0x04) {
      for rest in UInt32(0)..<0x4000 {
        // Every DI2, and a spread of DI1 and DI0.
        let (di2, di1, di0) = (rest >> 6, (rest >> 3) & 7, rest & 7)
        let id = DataIdentifier(rawValue: (high << 24) | (di2 << 16) | (di1 << 8) | di0)
        guard let definition = Catalogue.definition(of: id) else { continue }
        count += 1
        #expect(definition.id == id && !definition.name.zh.isEmpty && !definition.name.en.isEmpty)
        #expect((1...200).contains(definition.format.byteCount))
        #expect(!Catalogue.isBlock(id))
      }
    }
    #expect(count > 1000)
  }

  @Test(
    "knows what is beyond its patterns",
    arguments: [
      "00014000", "0001000D", "00150100", "0000FFFF", "02010000", "02010400", "02800030",
      "04000509", "0400010A", "05060101", "0001FFFF", "01000000",
    ])
  func beyond(text: String) throws {
    let id = try #require(DataIdentifier(text))
    #expect(Catalogue.definition(of: id) == nil && !Catalogue.isBlock(id))
    let values = Catalogue.values(of: id, in: [0x34, 0x12])
    #expect(values.map(\.content) == [.unknown(raw: "1234")] && values[0].name == nil)
  }

  @Test("takes a block with any number of tariffs", arguments: 1...64)
  func tariffs(count: Int) throws {
    let id = try #require(DataIdentifier("0001FF00"))
    let data = (0..<count).flatMap { BCD.bytes(Int64($0), byteCount: 4) }
    let values = Catalogue.values(of: id, in: data[...])
    #expect(values.count == count)
    for (index, value) in values.enumerated() {
      #expect(value.id.byte(1) == UInt8(index))
      #expect(value.number == ExactDecimal(digits: Int64(index), decimals: 2))
    }
  }

  @Test("knows signed items from unsigned ones")
  func signs() throws {
    for (id, isSigned) in [
      ("00000000", true), ("00010000", false), ("00020000", false), ("00030000", true),
      ("00050000", false), ("00290000", false), ("02010100", false), ("02020100", true),
      ("02030000", true), ("02050000", true), ("02060000", true), ("02070100", false),
      ("02800001", false), ("02800002", false), ("02800007", true), ("02800008", false),
      ("00900200", false), ("01030000", true), ("01010000", false),
    ] {
      guard case .number(_, _, let signed) = try definition(id).format else {
        Issue.record("\(id) is no number")
        continue
      }
      #expect(signed == isSigned, "\(id)")
    }
  }

  @Test("knows what may be written, and what is never told")
  func access() throws {
    #expect(try definition("00010000").access == .read)
    #expect(try definition("04000101").access == .readWrite)
    #expect(try definition("04000C03").access == .write)
  }
}
