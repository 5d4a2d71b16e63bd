import DLT645
import Testing
import Units

@Suite("A block")
struct BlockTests {
  private func told(_ id: String, _ bytes: String) throws -> [String] {
    let id = try #require(DataIdentifier(id))
    return Catalogue.values(of: id, in: hex(bytes)[...]).map {
      "\($0.id)=" + ($0.isMalformed ? "!" : $0.text ?? "-")
    }
  }

  @Test("holds any number of tariffs", arguments: 1...64)
  func tariffs(count: Int) throws {
    let id = try #require(DataIdentifier("0001FF00"))
    let data = (0..<count).flatMap { BCD.bytes(Int64($0), byteCount: 4) }
    let values = Catalogue.values(of: id, in: data[...])
    #expect(values.count == count)
    for (index, value) in values.enumerated() {
      #expect(value.id.byte(1) == UInt8(index))
      #expect(value.number == ExactDecimal(digits: Int64(index), decimals: 2))
    }
    // 65 are more than a meter can have.
    let tooMany = [UInt8](repeating: 0, count: 65 * 4)
    #expect(Catalogue.values(of: id, in: tooMany[...]).map(\.isMalformed) == [true])
  }

  @Test("holds any number of settlement days, thirteen at most", arguments: 1...13)
  func settlementDays(count: Int) throws {
    let id = try #require(DataIdentifier("000002FF"))
    let values = Catalogue.values(of: id, in: [UInt8](repeating: 0, count: count * 4)[...])
    #expect(values.map { Int($0.id.byte(0)) } == Array(0..<count))
    let tooMany = [UInt8](repeating: 0, count: 14 * 4)
    #expect(Catalogue.values(of: id, in: tooMany[...]).map(\.isMalformed) == [true])
  }

  @Test(
    "of phases is whole, or what a single-phase meter has",
    arguments: [
      ("0201FF00", "01 22", ["02010100=220.1"]),
      ("0201FF00", "01 22 FF FF FF FF", ["02010100=220.1", "02010200=-", "02010300=-"]),
      ("0201FF00", "01 22 00 00", ["0201FF00=!"]),
      ("0203FF00", "34 12 00 34 12 80", ["02030000=0.1234", "02030100=-0.1234"]),
      ("0203FF00", "34 12 00", ["0203FF00=!"]), ("0207FF00", "05 00", ["02070100=0.5"]),
      ("020A01FF", "12 00 34 00", ["020A0101=0.12", "020A0102=0.34"]),
    ])
  func phases(id: String, bytes: String, values: [String]) throws {
    #expect(try told(id, bytes) == values)
  }

  @Test(
    "may hold items of different lengths",
    arguments: [
      ("04000BFF", "00 01 99 99 99 99", ["04000B01=01 00:00", "04000B02=9999", "04000B03=9999"]),
      ("040001FF", "01 23 11 26 00 00 12", ["04000101=2026-11-23", "04000102=12:00:00"]),
      ("028000FF", "50 52 00 98 49", ["02800001=5.250", "02800002=49.98"]),
      ("040001FF", "01 23 11 26 00 00", ["040001FF=!"]),
    ])
  func mixed(id: String, bytes: String, values: [String]) throws {
    #expect(try told(id, bytes) == values)
  }

  @Test("of demands has a time behind each")
  func demands() throws {
    #expect(
      try told("0101FF00", "45 23 01 15 18 23 11 26 00 00 00 00 00 00 00 00") == [
        "01010000=1.2345", "01010000=2026-11-23 18:15", "01010100=0.0000",
        "01010100=0000000000",
      ])
    #expect(try told("0101FF00", "45 23 01 15 18 23 11 26 00") == ["0101FF00=!"])
  }

  @Test("over tariffs and days is taken day by day, where all thirteen came")
  func both() throws {
    // Total and one tariff, on thirteen days: day d has d.00 and 0.0d.
    let days = (0...12).map {
      BCD.bytes(Int64($0) * 100, byteCount: 4) + BCD.bytes(Int64($0), byteCount: 4)
    }
    let id = try #require(DataIdentifier("0001FFFF"))
    let values = Catalogue.values(of: id, in: days.flatMap { $0 }[...])
    #expect(values.count == 26)
    #expect(values[4].id.description == "00010002" && values[4].text == "2.00")
    #expect(values[5].id.description == "00010102" && values[5].text == "0.02")
    #expect(try told("0001FFFF", "00 00 00 00") == ["0001FFFF=00000000"])
  }

  @Test(
    "of status words has seven, then by its length word 8, the state of the keys or what is raw",
    arguments: [
      // Word n holds n; behind them stands A1 A2 A3 ….
      (14, []), (16, ["04000508=A2A1"]), (18, ["04000508=A4A3A2A1"]),
      (20, ["040005FF=A6A5A4A3A2A1"]),
      // Seven marks of what has changed stand behind in some meters: no word 8 is made of them.
      (28, ["040005FF=AEADACABAAA9A8A7A6A5A4A3A2A1"]),
    ] as [(Int, [String])])
  func statusWords(byteCount: Int, behind: [String]) throws {
    let words = "0100 0200 0300 0400 0500 0600 0700"
    let rest = (0..<(byteCount - 14)).map { 0xA1 + UInt8($0) }
    let expected = (1...7).map { "0400050\($0)=000\($0)" } + behind
    #expect(try told("040005FF", words + hexadecimal(rest)) == expected)
    #expect(try told("040005FF", "01 01") == ["040005FF=!"])
  }

  @Test("of status words aside, 04000508 is word 8 or the state of the keys by its length")
  func keyState() throws {
    let id = try #require(DataIdentifier("04000508"))
    let word = Catalogue.values(of: id, in: hex("03 00")[...])
    #expect(word.map(\.text) == ["0003"] && word[0].name == "电表运行状态字8")
    let keys = Catalogue.values(of: id, in: hex("FF FF 0F 00")[...])
    #expect(keys.map(\.text) == ["000FFFFF"] && keys[0].name == "密钥状态字")
    #expect(Catalogue.values(of: id, in: hex("03 00 00")[...]).map(\.isMalformed) == [true])
  }

  @Test("of an event's list begins with the count or without it")
  func eventLists() throws {
    let times = "00 30 12 23 11 26 00 31 12 23 11 26"
    let both = ["03110001=2026-11-23 12:30:00", "03110001=2026-11-23 12:31:00"]
    #expect(try told("031100FF", times) == both)
    #expect(try told("031100FF", "07 00 00" + times) == ["03110000=7"] + both)
    #expect(try told("031100FF", "07 00") == ["031100FF=!"])
  }

  @Test("of a filed event takes all its parts")
  func filedEvents() throws {
    // 1F: low power factor; ten parts, the times and four energies at each.
    let energies = "01 00 00 00 02 00 00 00 03 00 00 00 04 00 00 00"
    let values = try told(
      "1F00FF01", "00 30 12 23 11 26" + energies + "00 31 12 23 11 26" + energies)
    try #require(values.count == 10)
    #expect(values[0] == "1F000101=2026-11-23 12:30:00")
    #expect(values[4] == "1F000501=0.04" && values[5] == "1F000601=2026-11-23 12:31:00")
    #expect(values[9] == "1F000A01=0.04")
  }
}
