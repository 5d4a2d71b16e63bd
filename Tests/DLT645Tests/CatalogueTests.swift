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
      // Only the powers are called momentary, in total and of each phase.
      ("02030100", "瞬时A相有功功率"), ("02040200", "瞬时B相无功功率"), ("02050000", "瞬时总视在功率"),
      ("02060000", "总功率因数"), ("02060300", "C相功率因数"), ("02800002", "电网频率"),
      ("04000503", "电表运行状态字3（操作类）"),
      ("04000B01", "每月第1结算日"), ("04020003", "第二套第3日时段表数据"), ("04000D06", "B相电纳系数"),
      ("04001203", "日冻结时间"), ("04090103", "失压事件电流触发下限"), ("03110000", "掉电总次数"),
      ("03300100", "电表清零总次数"), ("03330301", "上1次购电金额"), ("1D000001", "跳闸总次数"),
      ("10020002", "B相失压总累计时间"), ("10012501", "上1次A相失压记录：结束时刻"),
      ("16001201", "上1次电压不平衡记录：最大不平衡率"), ("18012101", "上1次A相失流记录：结束时刻"),
      ("05060002", "上2次日冻结：冻结时间"), ("04060102", "第一套阶梯2电价"),
      ("04001402", "继电器拉闸控制电流门限值"), ("04000508", "电表运行状态字8"),
    ])
  func names(id: String, name: String) throws {
    #expect(try definition(id).name.zh == name)
  }

  @Test(
    "knows what is beyond its patterns",
    arguments: [
      "00014000", "0001000D", "00150100", "02010000", "02010400", "02800030", "04000509",
      "0400010A", "01000000", "03010401", "0330000B", "05080001", "0500000D", "06070000",
      "10000003", "10003601", "1D000300", "20000001", "07000001", "02FF0100",
    ])
  func beyond(text: String) throws {
    let id = try #require(DataIdentifier(text))
    #expect(Catalogue.definition(of: id) == nil && !Catalogue.isBlock(id))
    #expect(!Catalogue.isRecord(id) && Catalogue.name(of: id) == nil)
    let values = Catalogue.values(of: id, in: [0x34, 0x12])
    #expect(values.map(\.content) == [.unknown(raw: "1234")] && values[0].name == nil)
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

  @Test(
    "names records and blocks too",
    arguments: [
      ("03010101", "上1次A相失压记录", "phase A voltage loss, record 1"),
      ("03300002", "上2次编程记录", "programming, record 2"),
      ("03100203", "上3月B相电压合格率统计", "phase B voltage statistics, month 3 back"),
      ("05000101", "上1次定时冻结", "timed freeze 1"), ("05060101", "上1次日冻结", "daily freeze 1"),
      ("0504FF03", "上3次整点冻结数据块", "hourly freeze 3, all"),
      ("06020002", "第2类负荷记录最近记录块", "load record, class 2, latest"),
      ("0001FF00", "当前正向有功总电能起的数据块", "block from: present forward active energy, total"),
      ("040005FF", "电表运行状态字数据块", "run-status words, all"),
      ("03120201", "上1次反向有功需量超限记录", "reverse active demand above the limit, record 1"),
    ])
  func titles(id: String, zh: String, en: String) throws {
    let id = try #require(DataIdentifier(id))
    #expect(Catalogue.name(of: id) == ItemName(zh, en))
  }

  @Test("calls a power in a record what it is, without the word for now")
  func powersOfRecords() throws {
    let id = try #require(DataIdentifier("05001001"))
    let names = Catalogue.values(of: id, in: [UInt8](repeating: 0, count: 24)[...]).map(\.name)
    #expect(names.prefix(2) == ["上1次定时冻结：总有功功率", "上1次定时冻结：A相有功功率"])
  }

  @Test("names a maximum demand and its time once")
  func demandNames() throws {
    let id = try #require(DataIdentifier("01010100"))
    let names = Catalogue.values(of: id, in: hex("45 23 01 15 18 23 11 26")[...]).map(\.name)
    #expect(names == ["当前正向有功费率1最大需量", "当前正向有功费率1最大需量发生时间"])
  }

  /// The formats of these are told alike by several makers' firmware that is public.
  @Test(
    "knows the filed items about tripping at a great current and reporting by itself",
    arguments: [
      ("04001401", "10 00", "10", "min"), ("04001402", "00 00 30", "300.000", "A"),
      ("04001403", "30 12", "1230", "min"), ("04001404", "30", "30", "min"),
      ("04001405", "30", "30", "min"),
      ("04001503", "01 00 00 00 00 00 00 00 00 00 00 80", "800000000000000000000001", nil),
    ] as [(String, String, String, String?)])
  func trippingAndReporting(id: String, bytes: String, text: String, unit: String?) throws {
    let values = Catalogue.values(of: try #require(DataIdentifier(id)), in: hex(bytes)[...])
    #expect(values.map(\.text) == [text] && values[0].unit == unit)
    let isReset = id == "04001503"
    #expect(try definition(id).access == (isReset ? .write : .readWrite))
  }

  @Test("keeps the counts behind a word of the active report raw")
  func activeReport() throws {
    let id = try #require(DataIdentifier("04001501"))
    let word = hex("03 00 00 00 00 00 00 00 00 00 00 00")
    let alone = Catalogue.values(of: id, in: word[...])
    #expect(alone.map(\.text) == ["000000000000000000000003"])
    // Two bits are set: the counts of their events follow, and the end AA AA.
    let values = Catalogue.values(of: id, in: (word + hex("05 07 AA AA"))[...])
    #expect(values.map(\.text) == ["000000000000000000000003", "AAAA0705"])
    #expect(values[1].name == "主动上报状态字：其余数据" && values[1].field == .rest)
    #expect(Catalogue.values(of: id, in: word.dropLast()).map(\.isMalformed) == [true])
  }

  @Test("knows what may be written, and what is never told")
  func access() throws {
    #expect(try definition("00010000").access == .read)
    #expect(try definition("04000101").access == .readWrite)
    #expect(try definition("04000C03").access == .write)
  }
}
