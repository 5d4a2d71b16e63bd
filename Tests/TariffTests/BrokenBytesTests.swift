import JSON
import TestSupport
import Testing

@testable import Tariff

/// What is no text, or no text of this form, is told at its place.
@Suite(.computing) struct BrokenBytesTests {
  private static let whole = Array(FullTariff.household.utf8)

  @Test("nesting beyond every tariff is told, and takes no stack")
  func deep() {
    for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
      let text =
        String(repeating: open, count: 100_000) + "1" + String(repeating: close, count: 100_000)
      expect(Array(text.utf8), "stand inside each other")
    }
    let inside = FullTariff.household.replacing(
      #""validTo": null"#, with: #""validTo": \#(String(repeating: "[", count: 500))"#)
    expect(Array(inside.utf8), "stand inside each other")
  }

  @Test("bytes that are not UTF-8 are told, wherever they stand")
  func badUTF8() {
    for bad in [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE6, 0x9F], [0x80]] as [[UInt8]] {
      for place in stride(from: 0, to: Self.whole.count, by: 997) {
        var bytes = Self.whole
        bytes.insert(contentsOf: bad, at: place)
        let error = #expect(throws: TariffFileError.self) {
          try TariffFile.parse(bytes, name: "f.json")
        }
        #expect(error?.description.contains("is not UTF-8; save the text as UTF-8") == true)
      }
    }
  }

  @Test("a file in UTF-16 or GB 18030 is told to be saved as UTF-8")
  func otherEncodings() {
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in FullTariff.household.utf16 {
      utf16 += [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
    }
    expect(utf16, "save the text as UTF-8")
    // 某地 in GB 18030.
    let start = Self.whole.firstIndex(of: 0xE6) ?? 0
    let here: [UInt8] = [0xC4, 0xB3, 0xB5, 0xD8]
    expect(
      Array(Self.whole[..<start]) + here + Array(Self.whole[(start + 3)...]),
      "save the text as UTF-8")
  }

  @Test("a byte order mark at the beginning is passed over; two, or one inside, are told")
  func byteOrderMark() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(
      try TariffFile.parse(mark + Self.whole, name: "f.json")
        == TariffFile.parse(Self.whole, name: "f.json"))
    expect(mark + mark + Self.whole, "here must be a value")
    expect(
      Array(Self.whole.prefix(1)) + mark + Array(Self.whole.dropFirst()), "a key in quotation marks"
    )
  }

  @Test("no file, no value, no object, or something behind it")
  func notATariff() {
    expect([], "ends too early")
    expect(Array("  // nothing\n".utf8), "ends too early")
    expect(Array("null".utf8), "must be an object, not null")
    expect(Array("[]".utf8), "must be an object, not a list")
    expect(Array("{}".utf8), "'id' is missing")
    expect(Self.whole + Array("{}".utf8), "must end after its first value")
    expect(Array(repeating: UInt8(ascii: " "), count: 20_000_000), "is larger than")
    expect([0], "here must be a value")
  }

  @Test("a file cut anywhere before its end is told")
  func cuts() {
    let end = Self.whole.lastIndex(of: UInt8(ascii: "}")) ?? 0
    for count in stride(from: 0, through: end, by: 3) { expect(Array(Self.whole[..<count]), "") }
  }

  private func expect(_ bytes: [UInt8], _ sentence: String) {
    let error = #expect(throws: TariffFileError.self) {
      try TariffFile.parse(bytes, name: "f.json")
    }
    let text = error?.description ?? ""
    #expect(text.contains(sentence) && text.hasPrefix("f.json:"), "\(text)")
  }
}
