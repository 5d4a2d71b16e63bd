import DLT645
import MeterFace
import Testing

@Suite("What an item shows")
struct ScreenTests {
  @Test(
    "energies are named by period and tariff",
    arguments: [
      (UInt32(0x0001_0000), "当前 总 用电量"), (0x0001_0100, "当前 尖 用电量"),
      (0x0001_0200, "当前 峰 用电量"), (0x0001_0300, "当前 平 用电量"), (0x0001_0400, "当前 谷 用电量"),
      (0x0001_0001, "上 1 月 总 用电量"), (0x0001_020C, "上 12 月 峰 用电量"),
      (0x0000_0000, "当前 总 用电量"), (0x000B_0000, "当前 阶梯 用电量"),
      (0x000B_0001, "上 1 月 阶梯 用电量"),
    ])
  func energies(id: UInt32, words: String) throws {
    let shown = try #require(try screens(id, "56 34 12 00").first)
    #expect(shown.words == words)
    #expect(shown.text == "1234.56")
    #expect(shown.unit == "kWh")
    #expect(shown.segments.contains(.point6))
  }

  @Test("eight digits hold the largest energy, and only significant digits are lit")
  func range() throws {
    #expect(try screens(0x0001_0000, "99 99 99 99").first?.text == "999999.99")
    let least = try #require(try screens(0x0001_0000, "01 00 00 00").first)
    #expect(least.text == "0.01")
    #expect(least.digits.prefix(5).allSatisfy { $0 == .blank })
    // Seven segments without the middle bar.
    #expect(least.digits[5].bars == "abcdef")
    #expect(least.digits[7].bars == "bc")
  }

  @Test(
    "energy decimals are cut, not rounded",
    arguments: [(0, "1999"), (1, "1999.9"), (2, "1999.99"), (3, "1999.99")])
  func decimals(count: Int, text: String) throws {
    let shown = try screens(
      0x0001_0000, "99 99 19 00", decimals: DisplayDecimals(energy: count, power: 4))
    #expect(shown.map(\.text) == [text])
  }

  @Test("combined energy may be negative: the minus is lit")
  func negative() throws {
    // −1234.56: bit 7 of the highest byte.
    let shown = try #require(try screens(0x0000_0000, "56 34 12 80").first)
    #expect(shown.segments.contains(.minus))
    #expect(shown.text == "-1234.56")
  }

  @Test(
    "money, prices and limits",
    arguments: [
      (UInt32(0x0090_0200), "00 50 01 00", "剩余 金额", "150.00", "元"),
      (0x0090_0201, "80 01 00 00", "赊欠 金额", "1.80", "元"),
      (0x0090_0100, "80 01 00 00", "剩余 用电量", "1.80", "kWh"),
      (0x0280_0020, "00 56 00 00", "当前 价", "0.5600", "元 kWh"),
      (0x0280_0021, "83 55 00 00", "当前 价 时间段", "0.5583", "元 kWh"),
      (0x0280_000B, "00 05 00 00", "当前 阶梯 价", "0.0500", "元 kWh"),
      (0x0405_0102, "83 55 00 00", "峰 价", "0.5583", "元 kWh"),
      (0x0406_0002, "00 40 02 00", "2 阶梯 用电量", "240.00", "kWh"),
      (0x0406_0102, "00 05 00 00", "2 阶梯 价", "0.0500", "元 kWh"),
      (0x0400_1001, "00 20 00 00", "金额", "20.00", "元"),
      (0x0400_0409, "00 12 00", "常数", "1200", ""),
    ])
  func money(id: UInt32, hex: String, words: String, text: String, unit: String) throws {
    let shown = try #require(try screens(id, hex).first)
    #expect(shown.words == words)
    #expect(shown.text == text)
    #expect(shown.unit == unit)
  }

  @Test("a date has points, a time colons, both between the pairs of the last six digits")
  func calendar() throws {
    let date = try #require(try screens(0x0400_0101, "01 23 11 26").first)
    #expect(date.text == "26.11.23")
    #expect(date.segments.isSuperset(of: [.point4, .point6]))
    let time = try #require(try screens(0x0400_0102, "56 34 12").first)
    #expect(time.text == "12:34:56")
    #expect(time.segments.isSuperset(of: [.colon4, .colon6]))
    #expect(time.words == "当前 时间段")
  }

  @Test("twelve digits need two screens: the lower eight, then the upper four")
  func address() throws {
    let shown = try screens(0x0400_0401, "61 01 34 12 78 56")
    #expect(shown.map(\.text) == ["12340161", "5678"])
    #expect(shown.map(\.words) == ["表号", "表号"])
    // Leading zeros are part of a name.
    #expect(try screens(0x0400_0401, "01 00 00 00 00 00").map(\.text) == ["00000001", "0000"])
  }

  @Test(
    "what the glass has no word for is marked by a letter",
    arguments: [
      (UInt32(0x0201_0100), "04 22", "U   220.4"), (0x0202_0100, "00 50 00", "A   5.000"),
      (0x0203_0000, "34 12 00", "P  0.1234"), (0x0280_0002, "98 49", "F   49.98"),
    ])
  func letters(id: UInt32, hex: String, text: String) throws {
    let shown = try #require(try screens(id, hex).first)
    #expect(shown.text == text)
    #expect(shown.words == "当前")
  }

  @Test("power that flows back has the minus beside its letter")
  func reversePower() throws {
    #expect(try screens(0x0203_0000, "34 12 80").first?.text == "-P  0.1234")
  }

  @Test("what the meter does not have, or what is no number, shows dashes")
  func absent() throws {
    #expect(try screens(0x0001_0000, "FF FF FF FF").map(\.text) == ["--------"])
    #expect(try screens(0x0001_0000, "0A 00 00 00").map(\.text) == ["--------"])
  }

  @Test("flags show in hexadecimal digits")
  func flags() throws {
    #expect(try screens(0x0400_0503, "50 A2").map(\.text) == ["A250"])
  }

  @Test("an error's number stands behind Err-")
  func errors() {
    #expect(
      ErrorCode.allCases.map(\.screen.text)
        == ["Err-01", "Err-02", "Err-04", "Err-08", "Err-10", "Err-16"])
  }

  @Test("a digit is read back as it was written, but for those that look alike")
  func glyphs() {
    for character in "0123456789-AbCdEFHLPUortncui " {
      #expect(SevenSegment(character)?.character == character)
    }
    #expect(SevenSegment("8")?.bars == "abcdefg")
    #expect(SevenSegment("W") == nil)
  }

  @Test("all lit is every segment and every bar")
  func all() {
    #expect(Screen.all.segments.count == Segment.allCases.count)
    #expect(Screen.all.digits.allSatisfy { $0.bars == "abcdefg" })
  }
}
