/// One frame of DL/T 698.45, which newer meters and terminals speak instead: recognised and named,
/// never opened.
///
///     68  L L  C  AF  SA…  CA  HCS HCS  data…  FCS FCS  16
///         │           │        └ check of L … CA        │
///         │           └ 1…16 bytes, one more than AF's low nibble
///         14 bits: all bytes but 68 and 16              └ check of L … data
///
/// Both checks are CRC-16/X-25, low byte first: two of them are hardly ever right by chance.
package struct DLT698Frame: Hashable, Sendable {
  /// 68 … 16.
  package let wireBytes: [UInt8]
  /// The address SA, written as on the nameplate: the highest digits first.
  package let address: String

  /// Before the server's address: 68, L, L, C, AF.
  private static let fixedByteCount = 5
}

/// Why bytes with a right head are no frame of DL/T 698.45.
package enum DLT698Error: Error, Hashable, Sendable {
  /// The bytes end before the frame does.
  case incomplete(have: Int)
  case badChecksum(expected: UInt16, received: UInt16)
  /// Not 16H at the end.
  case badEnd(UInt8)
}

extension DLT698Frame: StreamFrame {
  package static var start: UInt8 { 0x68 }
  package static var maximumByteCount: Int { 0x3FFF + 2 }

  package static func inspect(_ bytes: Span<UInt8>) -> FrameInspection<Void, DLT698Error> {
    guard bytes.count >= fixedByteCount else {
      return .unfinished(missing: fixedByteCount - bytes.count)
    }
    let length = Int(bytes[1]) | Int(bytes[2]) << 8
    let headEnd = fixedByteCount + Int(bytes[4] & 0x0F) + 2
    let count = length + 2
    // Behind the head's check comes the frame's, at least.
    guard count <= maximumByteCount, length >= headEnd + 3 else { return .noFrame }
    guard bytes.count >= headEnd + 2 else {
      return .unfinished(missing: headEnd + 2 - bytes.count)
    }
    guard check(of: bytes.extracting(1..<headEnd)) == word(bytes, at: headEnd) else {
      return .noFrame
    }
    guard bytes.count >= count else { return .unfinished(missing: count - bytes.count) }
    let checkAt = length - 1
    let expected = check(of: bytes.extracting(1..<checkAt))
    let received = word(bytes, at: checkAt)
    guard expected == received else {
      return .damaged(.badChecksum(expected: expected, received: received), count: count)
    }
    guard bytes[count - 1] == 0x16 else {
      return .damaged(.badEnd(bytes[count - 1]), count: count)
    }
    return .whole((), count: count)
  }

  /// Bytes whose head is not there yet might be anything.
  package static func failureAtEnd(_ bytes: Span<UInt8>) -> (failure: DLT698Error, count: Int)? {
    guard bytes.count >= fixedByteCount else { return nil }
    let headEnd = fixedByteCount + Int(bytes[4] & 0x0F) + 2
    return bytes.count >= headEnd + 2 ? (.incomplete(have: bytes.count), bytes.count) : nil
  }

  package init(_ head: Void, wholeWireBytes bytes: Span<UInt8>) {
    wireBytes = bytes.indices.map { bytes[$0] }
    let count = Int(wireBytes[4] & 0x0F) + 1
    address = hexadecimal(wireBytes[5..<(5 + count)].reversed())
  }

  private static func word(_ bytes: Span<UInt8>, at index: Int) -> UInt16 {
    UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
  }

  private static func check(of bytes: Span<UInt8>) -> UInt16 {
    var register: UInt16 = 0xFFFF
    for index in bytes.indices {
      register ^= UInt16(bytes[index])
      for _ in 0..<8 {
        register = register & 1 == 1 ? register >> 1 ^ 0x8408 : register >> 1
      }
    }
    return ~register
  }
}
