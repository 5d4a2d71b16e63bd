import DLT645
import Testing
import Units

@Suite("An item's bytes")
struct ItemFormatTests {
  private func definition(_ text: String) throws -> ItemDefinition {
    try #require(DataIdentifier(text).flatMap { Catalogue.definition(of: $0) })
  }

  @Test(
    "are written as the standard has them",
    arguments: [
      ("00010000", "1234.56", "56 34 12 00"), ("00010000", "5", "00 05 00 00"),
      ("00000000", "-12.34", "34 12 00 80"), ("00000000", "-799999.99", "99 99 99 F9"),
      ("02010100", "220.1", "01 22"), ("02020100", "-5.250", "50 52 80"),
      ("02030000", "-0.1234", "34 12 80"), ("02060000", "1.000", "00 10"),
      ("02800007", "-10.5", "05 81"), ("04000401", "161", "61 01 00 00 00 00"),
      ("04000404", "220.0V", "56 30 2E 30 32 32"), ("04000503", "0250", "50 02"),
      ("04000101", "2026-11-23", "01 23 11 26"), ("04000102", "12:34:56", "56 34 12"),
      ("0400010C", "2026-11-29 23:59:58", "58 59 23 00 29 11 26"),
      ("04000106", "2026-01-01 00:00", "00 00 01 01 26"), ("04000B01", "0100", "00 01"),
      ("04010001", "060002220001", "02 00 06 01 00 22"), ("04040101", "00010000", "00 00 01 00"),
      ("04010001", "06:00 2, 22:00 1", "02 00 06 01 00 22"), ("04000B01", "01 00:00", "00 01"),
      ("04010000", "01-01 1, 02-29 2", "01 01 01 02 29 02"), ("04000B02", "9999", "99 99"),
      ("04030001", "2026-10-01 2", "02 01 10 26"), ("04030001", "26100102", "02 01 10 26"),
      ("04000A01", "11-23 12:30", "30 12 23 11"), ("04001203", "00:05", "05 00"),
      ("04000106", "0000000000", "00 00 00 00 00"), ("04040101", "00010000 01", "00 00 01 00 01"),
    ])
  func written(id: String, text: String, bytes: String) throws {
    #expect(try definition(id).encode(text) == hex(bytes))
  }

  @Test("are read as they were written, for every format", arguments: Vector.all)
  func readAsWritten(vector: Vector) throws {
    let frame = try Frame(wireBytes: vector.wholeFrame[...])
    guard frame.control.isFromMeter, let id = frame.identifier else { return }
    for value in Catalogue.values(of: id, in: frame.data.dropFirst(4)) {
      guard let definition = value.definition, let text = value.text else { continue }
      let bytes = try definition.encode(text)
      #expect(definition.value(of: bytes[...]).text == text)
    }
  }

  @Test("cannot hold what does not fit")
  func doesNotFit() throws {
    func error(_ id: String, _ text: String) throws -> ItemEncodingError? {
      let definition = try definition(id)
      do throws(ItemEncodingError) {
        _ = try definition.encode(text)
        return nil
      } catch { return error }
    }
    #expect(try error("00010000", "1.234") == .tooManyDecimals(allowed: 2))
    #expect(try error("00010000", "kWh") == .notOfThisForm(example: "0.00"))
    let (zero, top) = (
      ExactDecimal(digits: 0, decimals: 2), ExactDecimal(digits: 99_999_999, decimals: 2)
    )
    #expect(try error("00010000", "1000000") == .outOfRange(lowest: zero, highest: top))
    #expect(try error("00010000", "-0.01") == .outOfRange(lowest: zero, highest: top))
    #expect(
      try error("00000000", "800000.00")
        == .outOfRange(
          lowest: ExactDecimal(digits: -79_999_999, decimals: 2),
          highest: ExactDecimal(digits: 79_999_999, decimals: 2)))
    #expect(try error("04000401", "1234567890123") == .tooLong(allowed: 12))
    #expect(try error("04000401", "12A") == .notOfThisForm(example: "000000000000"))
    #expect(try error("04000404", "much too long") == .tooLong(allowed: 6))
    #expect(try error("04000101", "2026-02-30") == .notOfThisForm(example: "2026-11-23"))
    #expect(try error("04000102", "24:00:00") == .notOfThisForm(example: "12:00:00"))
    #expect(try error("04000503", "250") == .notOfThisForm(example: "0000"))
    // YY ends with 2099: a later year would come back as one of this century.
    let (first, last) = (
      ExactDecimal(digits: 2000, decimals: 0), ExactDecimal(digits: 2099, decimals: 0)
    )
    #expect(try error("04000101", "2100-01-01") == .outOfRange(lowest: first, highest: last))
    #expect(try error("04000101", "1999-12-31") == .outOfRange(lowest: first, highest: last))
    for wrong in ["06:00", "06:00 2,", "24:00 1", "6:00 1", "06:00 100", "06:00 +2", ""] {
      #expect(
        try error("04010001", wrong) == .notOfThisForm(example: "06:00 2, 22:00 1"), "\(wrong)")
    }
    #expect(try error("04010000", "02-30 1") == .notOfThisForm(example: "01-01 1, 07-01 2"))
    #expect(try error("04030001", "2026-02-30 1") == .notOfThisForm(example: "2026-10-01 2"))
    let fifteen = Array(repeating: "00:00 1", count: 15).joined(separator: ", ")
    #expect(try error("04010001", fifteen) == .notOfThisForm(example: "06:00 2, 22:00 1"))
    #expect(try error("04000B01", "01 00:30") == .notOfThisForm(example: "01 00:00"))
  }

  @Test("of every energy value come back exact", arguments: ["00000000", "00010000"])
  func exact(id: String) throws {
    let definition = try definition(id)
    for digits in stride(from: Int64(0), to: 79_999_999, by: 12_347) {
      let number = ExactDecimal(digits: digits, decimals: 2)
      #expect(try definition.value(of: definition.encode(number)[...]).number == number)
    }
  }

  @Test("all FFH are absent for every format")
  func absent() throws {
    for id in ["00000000", "02030000", "04000101", "04000102", "04000401", "04000404", "04000503"] {
      let definition = try definition(id)
      #expect(definition.value(of: definition.format.absentBytes[...]).content == .absent)
    }
  }

  @Test("of tables are told entry by entry")
  func tables() throws {
    let slots = try definition("04010001")
    #expect(slots.value(of: hex("02 00 06 01 00 22")[...]).text == "06:00 2, 22:00 1")
    let zones = try definition("04010000")
    #expect(zones.value(of: hex("01 01 01 02 01 07")[...]).text == "01-01 1, 07-01 2")
    #expect(zones.value(of: hex("01 01")[...]).isMalformed)
  }

  @Test("of a clock give the moment")
  func moments() throws {
    let value = try definition("0400010C").value(of: hex("58 59 23 00 29 11 26")[...])
    #expect(value.moment?.description == "2026-11-29T23:59:58")
    let date = try #require(CivilDate(year: 2026, month: 11, day: 23))
    let noon = CivilTime(date: date, secondOfDay: 43_200)
    #expect(try definition("04000101").encode(noon) == hex("01 23 11 26"))
    #expect(try definition("04000102").encode(noon) == hex("00 00 12"))
  }
}
