import DLT645
import Testing

@Suite("The twin of an identifier in the other edition")
struct TwinTests {
  private static let pairs = [
    ("00010000", "9010"), ("00010100", "9011"), ("00010400", "9014"), ("0001FF00", "901F"),
    ("00010001", "9410"), ("00010002", "9810"), ("00020000", "9020"), ("0002FF01", "942F"),
    ("00030000", "9110"), ("00040000", "9120"),
    // Quadrants I, II, III, IV.
    ("00050000", "9130"), ("00060000", "9150"), ("00070000", "9160"), ("00080000", "9140"),
    ("01010000", "A010"), ("01010001", "A410"), ("01050300", "A133"),
    ("02010100", "B611"), ("02010300", "B613"), ("0201FF00", "B61F"), ("02020100", "B621"),
    ("02030000", "B630"), ("02030200", "B632"), ("0203FF00", "B63F"), ("02040000", "B640"),
    ("02060000", "B650"), ("04000101", "C010"), ("04000102", "C011"), ("04000103", "C111"),
    ("04000402", "C032"), ("04000409", "C030"), ("04000B01", "C117"), ("04010000", "C32F"),
    ("04010001", "C33F"), ("04010008", "C3AF"), ("04030001", "C411"), ("0403000D", "C41D"),
  ]

  @Test("is the same item, both ways", arguments: pairs)
  func twins(of2007: String, of1997: String) throws {
    let (new, old) = (try #require(DataIdentifier(of2007)), try #require(DataIdentifier(of1997)))
    #expect(new.twin(in: .of1997) == old)
    #expect(old.twin(in: .of2007) == new)
    #expect(new.twin(in: .of2007) == new && old.twin(in: .of1997) == old)
  }

  @Test(
    "is missing where the other edition does not tell the item",
    arguments: [
      "00000000", "00010003", "00010F00", "0001FFFF", "00150000", "02010000", "02050000",
      "02070100", "02800002", "04000401", "04000503", "04010009", "0403000E", "00900200",
      "B010", "B310", "C020", "C118", "D010", "9070", "B614", "901",
    ])
  func none(text: String) throws {
    guard let id = DataIdentifier(text) else { return }
    #expect(id.twin(in: id.edition == .of2007 ? .of1997 : .of2007) == nil)
  }

  @Test("every twin has a meaning, and leads back to where it came from")
  func everyTwin() {
    var count = 0
    for raw in UInt16(0x9000)...0xCFFF {
      let old = DataIdentifier(of1997: raw)
      guard let new = old.twin(in: .of2007) else { continue }
      count += 1
      #expect(new.edition == .of2007 && new.twin(in: .of1997) == old, "\(old) \(new)")
      #expect(Catalogue.definition(of: old) != nil || Catalogue.isBlock(old), "\(old)")
    }
    #expect(count > 500)
  }
}

@Suite("An address of 1997")
struct Address1997Tests {
  @Test(
    "is filled up with AAH",
    arguments: [
      ("12345678", "AAAA12345678"), ("123", "AAAAAAAA0123"), ("123456789012", "123456789012"),
      ("1", "AAAAAAAAAA01"),
    ])
  func padding(digits: String, expected: String) throws {
    #expect(MeterAddress(digits, edition: .of1997)?.description == expected)
    let zeros = MeterAddress(digits, edition: .of2007)
    #expect(zeros == MeterAddress(digits))
  }

  @Test("none comes out of what are no digits")
  func none() {
    #expect(MeterAddress("12B", edition: .of1997) == nil)
    #expect(MeterAddress("", edition: .of1997) == nil)
    #expect(MeterAddress("1234567890123", edition: .of1997) == nil)
  }
}
