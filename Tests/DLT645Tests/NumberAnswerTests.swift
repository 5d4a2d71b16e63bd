import DLT645
import TestSupport
import Testing
import Units

/// The shape that nearly every answer has is checked in words: to the same verdict as all others.
@Suite("A plain number")
struct NumberAnswerTests {
  private static let items: [(id: String, byteCount: Int)] = [
    ("00010000", 4), ("00000000", 4), ("02010100", 2), ("02020100", 3), ("02030000", 3),
    ("02800007", 2), ("02800020", 4), ("0280000A", 4), ("04000103", 1), ("9010", 4), ("B611", 2),
  ]

  @Test("is read in words as it is read byte by byte, whatever comes")
  func sameVerdict() throws {
    var generator = SeededGenerator(seed: 33)
    var numbers = 0
    for turn in 0..<20_000 {
      let (text, byteCount) = Self.items[turn % Self.items.count]
      let id = try #require(DataIdentifier(text))
      let meter = try #require(MeterAddress(String(generator.next() % 1_000_000_000_000)))
      let asked = turn % 5 == 0 ? MeterAddress.wildcard : meter
      let matcher = AnswerMatcher(request: .readRequest(asked, id))
      var bytes = answer(from: meter, id, byteCount: byteCount, using: &generator)
      if turn % 2 == 1 { disturb(&bytes, using: &generator) }
      let number = matcher.number(inWireBytes: bytes.span)
      guard case .answer(let answer) = matcher.judge(wireBytes: bytes.span), !answer.hasMore,
        !(answer.items.first?.isMalformed ?? true)
      else {
        #expect(number == nil, "\(hexadecimal(bytes))")
        continue
      }
      // A byte alone leaves no room for eight to be read at once in 1997, and is read otherwise.
      #expect(number == answer.items.first?.number, "\(hexadecimal(bytes))")
      if number != nil { numbers += 1 }
    }
    #expect(numbers > 8000, "\(numbers) numbers were read")
  }

  @Test("has its sign, its point and its absence")
  func values() throws {
    let meter = try #require(MeterAddress("161"))
    let matcher = AnswerMatcher(
      request: .readRequest(meter, try #require(DataIdentifier("00000000"))))
    // 68 61 01 00 00 00 00 68 91 08 33 33 33 33 and the value with 33H added.
    func number(_ value: String) -> String? {
      var bytes = hex("68 61 01 00 00 00 00 68 91 08 33 33 33 33") + hex(value).map { $0 &+ 0x33 }
      bytes += [bytes.reduce(0, &+), 0x16]
      return matcher.number(inWireBytes: bytes.span)?.description
    }
    #expect(number("56 34 12 00") == "1234.56")
    #expect(number("99 99 99 79") == "799999.99")
    #expect(number("99 99 99 F9") == "-799999.99")
    #expect(number("01 00 00 00") == "0.01" && number("01 00 00 80") == "-0.01")
    #expect(number("FF FF FF FF") == nil && number("0A 00 00 00") == nil)
  }

  private func answer(
    from meter: MeterAddress, _ id: DataIdentifier, byteCount: Int,
    using generator: inout SeededGenerator
  ) -> [UInt8] {
    let value = (0..<byteCount).map { _ -> UInt8 in
      switch generator.next() % 40 {
      case 0: 0xFF
      case 1: UInt8(truncatingIfNeeded: generator.next())
      default: UInt8(generator.next() % 10) << 4 | UInt8(generator.next() % 10)
      }
    }
    let data = (id.wireBytes + value).map { $0 &+ 0x33 }
    let control: UInt8 = id.edition == .of1997 ? 0x81 : 0x91
    let head = [0x68] + meter.wireBytes + [0x68, control, UInt8(data.count)]
    let sum = (head + data).reduce(0, &+)
    return head + data + [sum, 0x16]
  }

  /// Another byte somewhere, mostly with the sum set right again.
  private func disturb(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
    let place = Int(generator.next() % UInt64(bytes.count))
    bytes[place] = UInt8(truncatingIfNeeded: generator.next())
    guard generator.next() % 4 != 0, bytes.count > 2 else { return }
    bytes[bytes.count - 2] = bytes.dropLast(2).reduce(0, &+)
  }
}
