import MeterSim
import Testing

@Suite("Registers set by hand")
struct RegisterSettingTests {
  @Test(
    "a value becomes the item's bytes, low end first",
    arguments: [
      ("00010000", "1234.56", "56 34 12 00"), ("02010100", "220.1", "01 22"),
      ("02030000", "-0.1234", "34 12 80"), ("04000401", "000000000161", "61 01 00 00 00 00"),
      ("04000101", "2026-11-23", "01 23 11 26"), ("00900200", "0", "00 00 00 00"),
    ])
  func values(id: String, value: String, expected: String) throws {
    #expect(try RegisterSetting(id: id, value: value).bytes == bytes(expected))
  }

  @Test(
    "what cannot be is refused",
    arguments: [
      ("0001000", "1"), ("0001000G", "1"), ("0001FF00", "1"), ("04000C01", "1"), ("FF010203", "1"),
      ("00010000", "1234567.00"), ("00010000", "0.001"), ("00010000", "-1"), ("00010000", "abc"),
      ("00010000", ""), ("04000401", "1234567890123"),
    ])
  func refused(id: String, value: String) {
    #expect(throws: RegisterSettingError.self) { try RegisterSetting(id: id, value: value) }
  }
}
