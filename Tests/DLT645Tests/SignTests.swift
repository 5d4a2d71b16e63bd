import DLT645
import Testing
import Units

@Suite("A register's sign and border")
struct SignTests {
  private func value(_ id: String, _ bytes: String) throws -> ItemValue {
    let id = try #require(DataIdentifier(id))
    let bytes = hex(bytes)
    return Catalogue.value(of: id, in: bytes.span)
  }

  @Test(
    "are those of the standard",
    arguments: [
      // Forward and reverse energy have no sign: bit 7 of the highest byte counts.
      ("00010000", "99 99 99 99", "999999.99"), ("00010000", "00 00 00 80", "800000.00"),
      ("00020000", "00 00 00 80", "800000.00"), ("00010000", "01 00 00 00", "0.01"),
      ("00010000", "99 99 99 79", "799999.99"), ("00050000", "99 99 99 99", "999999.99"),
      ("00090000", "00 00 00 90", "900000.00"), ("00290000", "00 00 00 80", "800000.00"),
      // Combined energy has: ±799999.99.
      ("00000000", "99 99 99 F9", "-799999.99"), ("00000000", "99 99 99 79", "799999.99"),
      ("00000000", "01 00 00 80", "-0.01"), ("00030000", "00 00 00 80", "0.00"),
      ("00040000", "26 00 01 80", "-100.26"), ("000B0000", "00 50 00 80", "-50.00"),
      // Powers, currents, factor, temperature.
      ("02030000", "34 12 80", "-0.1234"), ("02030000", "99 99 79", "79.9999"),
      ("02030000", "99 99 F9", "-79.9999"), ("02040000", "01 00 80", "-0.0001"),
      ("02050000", "99 99 79", "79.9999"), ("02020100", "50 52 80", "-5.250"),
      ("02020100", "99 99 79", "799.999"), ("02060000", "95 89", "-0.995"),
      ("02060000", "00 10", "1.000"), ("02800007", "05 81", "-10.5"),
      ("02800007", "35 02", "23.5"), ("02800003", "00 00 80", "0.0000"),
      ("02800004", "34 12 80", "-0.1234"),
      // Voltage, frequency, angle, counts and prices have none.
      ("02010100", "99 99", "999.9"), ("02800002", "98 49", "49.98"),
      ("02800002", "00 80", "80.00"), ("02070100", "99 99", "999.9"),
      ("02800001", "00 00 80", "800.000"), ("0280000A", "01 00 00 80", "80000001"),
      ("02800020", "83 55 00 00", "0.5583"), ("00900200", "99 99 99 99", "999999.99"),
      ("03110000", "01 00 80", "800001"), ("04000D02", "01 80", "8.001"),
    ])
  func borders(id: String, bytes: String, text: String) throws {
    #expect(try value(id, bytes).text == text)
    #expect(try value(id, bytes).number == ExactDecimal(text))
  }

  @Test(
    "come after the question whether there is one",
    arguments: [
      ("00010000", 4), ("00000000", 4), ("02030000", 3), ("02010100", 2), ("02060000", 2),
      ("02800007", 2), ("04000401", 6), ("04000403", 32), ("04000503", 2), ("0400010C", 7),
      ("04010001", 42), ("04040101", 4), ("1D000001", 3), ("10010101", 6),
    ])
  func absent(id: String, byteCount: Int) throws {
    let value = try value(id, String(repeating: "FF", count: byteCount))
    #expect(value.content == .absent && value.text == nil && value.name != nil)
  }

  @Test(
    "come after the question whether these are digits",
    arguments: [
      ("00010000", "0A 00 00 00"), ("00010000", "FF FF FF 7F"), ("02030000", "00 A0 00"),
      ("02030000", "FF FF 7F"), ("02060000", "0A 00"), ("02800002", "F0 FF"),
      ("04000102", "60 00 00"), ("04000101", "01 30 02 26"), ("03110000", "00 00 1F"),
    ])
  func noDigits(id: String, bytes: String) throws {
    let value = try value(id, bytes)
    #expect(value.content == .malformed(raw: hexadecimal(hex(bytes).reversed())))
  }

  @Test(
    "are not looked for where the length is wrong",
    arguments: [
      ("00010000", 3), ("00010000", 5), ("02030000", 2), ("02010100", 3), ("04000401", 5),
    ])
  func wrongLength(id: String, byteCount: Int) throws {
    #expect(try value(id, String(repeating: "00", count: byteCount)).isMalformed)
  }

  @Test(
    "do not concern texts, whose widths differ",
    arguments: [
      ("04000403", 32), ("04000404", 6), ("04000405", 6), ("04000406", 6), ("04000407", 4),
      ("04000408", 4), ("0400040B", 10), ("0400040C", 10), ("0400040D", 16),
    ])
  func widths(id: String, byteCount: Int) throws {
    let definition = try #require(DataIdentifier(id).flatMap { Catalogue.definition(of: $0) })
    #expect(definition.format == .ascii(byteCount: UInt8(byteCount)))
    #expect(try value(id, String(repeating: "30", count: byteCount)).text?.utf8.count == byteCount)
    #expect(try value(id, String(repeating: "30", count: byteCount + 1)).isMalformed)
  }
}
