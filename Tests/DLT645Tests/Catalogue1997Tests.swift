import DLT645
import Testing

/// The values of `id` in a data field written high byte last, as on the wire without 33H.
private func values(_ id: String, _ data: String) throws -> [String] {
  let id = try #require(DataIdentifier(id))
  return Catalogue.values(of: id, in: hex(data)[...]).map { value in
    guard let text = value.text else { return "\(value.id)=" + (value.isMalformed ? "!" : "-") }
    return "\(value.id)=\(text)" + (value.unit.map { " \($0)" } ?? "")
  }
}

@Suite("The catalogue of 1997")
struct Catalogue1997Tests {
  private func definition(_ text: String) throws -> ItemDefinition {
    let id = try #require(DataIdentifier(text))
    return try #require(Catalogue.definition(of: id), "\(text)")
  }

  @Test(
    "names items as the standard does",
    arguments: [
      ("9010", "当前正向有功总电能"), ("9014", "当前正向有功费率4电能"), ("9420", "上月反向有功总电能"),
      ("9810", "上上月正向有功总电能"), ("9130", "当前一象限无功总电能"), ("9140", "当前四象限无功总电能"),
      ("9150", "当前二象限无功总电能"), ("9160", "当前三象限无功总电能"), ("A010", "当前正向有功总最大需量"),
      ("A51E", "上月正向无功费率14最大需量"), ("B010", "当前正向有功总最大需量发生时间"), ("B212", "编程次数"),
      ("B310", "总断相次数"), ("B320", "断相时间累计值"), ("B330", "最近一次断相起始时刻"), ("B333", "C相最近一次断相起始时刻"),
      ("B611", "A相电压"), ("B630", "瞬时有功功率"),
      ("B650", "总功率因数"), ("B634", "正向有功功率上限值"), ("C010", "日期及周次"), ("C11A", "无功电能起始读数"),
      ("C323", "第3时区起始日期及日时段表号"), ("C331", "第1日时段表第1时段起始时间及费率号"),
      ("C3AE", "第8日时段表第14时段起始时间及费率号"), ("C41D", "第13公共假日日期及日时段表号"), ("C41E", "周休日采用的日时段表号"),
    ])
  func names(id: String, name: String) throws {
    let definition = try definition(id)
    #expect(definition.name.zh == name)
    #expect(!definition.name.en.isEmpty)
  }

  @Test(
    "names blocks too",
    arguments: [("901F", "当前正向有功总电能起的数据块"), ("B61F", "A相电压起的数据块"), ("B63F", "瞬时有功功率起的数据块")])
  func blockNames(id: String, name: String) throws {
    let id = try #require(DataIdentifier(id))
    #expect(Catalogue.name(of: id)?.zh == name)
    // What cannot be taken apart has the name of the whole.
    #expect(Catalogue.values(of: id, in: hex("26")[...]).map(\.name) == [name])
  }

  @Test(
    "reads each kind of item",
    arguments: [
      ("9010", "56 34 12 00", "9010=1234.56 kWh"), ("9110", "99 99 99 99", "9110=999999.99 kvarh"),
      ("A010", "56 34 12", "A010=12.3456 kW"), ("A110", "00 00 00", "A110=0.0000 kvar"),
      ("B010", "15 08 23 11", "B010=11-23 08:15"), ("B214", "56 34 12", "B214=123456 min"),
      // The voltage has no decimals, the current two.
      ("B611", "20 02", "B611=220 V"), ("B612", "FF FF", "B612=-"),
      ("B621", "34 12", "B621=12.34 A"),
      ("B630", "78 56 01", "B630=1.5678 kW"), ("B630", "78 56 81", "B630=-1.5678 kW"),
      ("B640", "23 01", "B640=1.23 kvar"), ("B650", "98 09", "B650=0.998"),
      ("C010", "01 23 11 26", "C010=2026-11-23"), ("C011", "30 15 08", "C011=08:15:30"),
      ("C020", "04", "C020=04"), ("C030", "00 16 00", "C030=1600 imp/kWh"),
      ("C032", "78 56 34 12 00 00", "C032=000012345678"),
      ("C032", "78 56 34 12 AA AA", "C032=12345678"), ("C117", "00 01", "C117=01 00:00"),
      ("C119", "05 00 00 00", "C119=0.5 kWh"), ("C211", "80 00", "C211=80 ms"),
      ("C331", "01 30 08", "C331=08:30 1"), ("C321", "01 01 03", "C321=03-01 1"),
      ("C511", "60 00", "C511=60 min"),
      // What is too short, too long or no digits is no value.
      ("9010", "56 34 12", "9010=!"), ("B611", "20 02 00", "B611=!"),
      ("9010", "5A 34 12 00", "9010=!"),
    ])
  func items(id: String, data: String, expected: String) throws {
    #expect(try values(id, data) == [expected])
  }

  @Test(
    "shows raw what it does not know",
    arguments: [
      "9200", "9070", "901", "9030", "B614", "B660", "C023", "C3BF", "D010", "E410",
    ])
  func unknown(text: String) throws {
    guard let id = DataIdentifier(text) else { return }
    #expect(Catalogue.definition(of: id) == nil && !Catalogue.isBlock(id))
    let value = try #require(Catalogue.values(of: id, in: hex("01 02")[...]).first)
    #expect(value.content == .unknown(raw: "0201"))
  }

  @Test("a block holds as many items as came, with an end mark and without")
  func blocks() throws {
    let tariffs = ["9010=3.00 kWh", "9011=1.00 kWh", "9012=2.00 kWh"]
    let bare = "00 03 00 00 00 01 00 00 00 02 00 00"
    #expect(try values("901F", bare) == tariffs)
    #expect(try values("901F", bare + " AA") == tariffs)
    #expect(try values("B61F", "20 02") == ["B611=220 V"])
    #expect(
      try values("B61F", "20 02 FF FF FF FF") == ["B611=220 V", "B612=-", "B613=-"])
    #expect(
      try values("B63F", "01 00 00 01 00 00")
        == ["B630=0.0001 kW", "B631=0.0001 kW"])
    #expect(
      try values("C01F", "01 23 11 26 30 15 08 AA") == ["C010=2026-11-23", "C011=08:15:30"])
    #expect(
      try values("C33F", "02 00 08 03 00 22") == ["C331=08:00 2", "C332=22:00 3"])
  }

  @Test("a block that is cut within an item, or goes on behind its end, is no value")
  func badBlocks() throws {
    #expect(try values("901F", "00 03 00 00 00 01") == ["901F=!"])
    #expect(try values("901F", "00 03 00 00 AA 00 01 00 00") == ["901F=!"])
    #expect(try values("901F", "") == ["901F=!"])
    #expect(try values("B61F", "20 02 20 02 20 02 20 02") == ["B61F=!"])
  }

  @Test("a set holds blocks that end with AAH each, empty ones too")
  func sets() throws {
    // Forward and reverse, one tariff.
    #expect(
      try values("90FF", "00 03 00 00 00 01 00 00 AA 00 00 00 00 AA")
        == ["9010=3.00 kWh", "9011=1.00 kWh", "9020=0.00 kWh"])
    // Now, the last month (which the meter lacks), and the month before.
    let months = ["9010=3.00 kWh", "9810=1.00 kWh"]
    #expect(try values("9C1F", "00 03 00 00 AA AA 00 01 00 00 AA") == months)
    #expect(try values("9C1F", "00 03 00 00 AA AA AA 00 01 00 00 AA") == months)
    // Voltages, currents, powers: the groups that the meter has.
    #expect(
      try values("B6FF", "20 02 AA 50 00 AA 78 56 01 AA")
        == ["B611=220 V", "B621=0.50 A", "B630=1.5678 kW"])
    // The total of each direction.
    #expect(
      try values("90F0", "00 03 00 00 AA 00 01 00 00 AA") == ["9010=3.00 kWh", "9020=1.00 kWh"])
  }

  @Test("passwords are written and never told")
  func passwords() throws {
    #expect(try definition("C212").access == .write)
    #expect(try values("C21F", "80 00") == ["C211=80 ms"])
    #expect(try definition("9010").access == .read)
    #expect(try definition("C111").access == .readWrite)
  }
}
