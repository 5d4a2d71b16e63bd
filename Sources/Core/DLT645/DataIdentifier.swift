/// What is asked for, written high byte first: DI3 DI2 DI1 DI0 in 2007 (annex A), DI1 DI0 in 1997.
package struct DataIdentifier: Hashable, Sendable {
  /// In 1997 at most FFFFH.
  package let rawValue: UInt32
  package let edition: Edition

  /// An identifier of 2007.
  package init(rawValue: UInt32) {
    self.rawValue = rawValue
    edition = .of2007
  }

  /// An identifier of 1997.
  package init(of1997 rawValue: UInt16) {
    self.rawValue = UInt32(rawValue)
    edition = .of1997
  }

  /// Reads eight hexadecimal digits, "00010000", or the four of 1997, "9010".
  package init?(_ text: some StringProtocol) {
    var value: UInt32 = 0
    for character in text.utf8 {
      guard let nibble = nibble(ofHexadecimalDigit: character) else { return nil }
      value = value << 4 | UInt32(nibble)
    }
    switch text.utf8.count {
    case 2 * Edition.of2007.identifierByteCount: self.init(rawValue: value)
    case 2 * Edition.of1997.identifierByteCount:
      self.init(of1997: UInt16(truncatingIfNeeded: value))
    default: return nil
    }
  }

  /// From the bytes at the front of a data field (33H taken off), DI0 first.
  package init?(leading data: some Collection<UInt8>, edition: Edition = .of2007) {
    guard data.count >= edition.identifierByteCount else { return nil }
    var value: UInt32 = 0
    var shift: UInt32 = 0
    for byte in data.prefix(edition.identifierByteCount) {
      value |= UInt32(byte) << shift
      shift += 8
    }
    rawValue = value
    self.edition = edition
  }

  /// From the front of `data`, which is long enough, with 33H taken off.
  @inline(__always)
  init(leadingWire data: Span<UInt8>, edition: Edition) {
    let count = edition.identifierByteCount
    rawValue = UInt32(plainWord(data, at: 0, byteCount: count))
    self.edition = edition
  }

  /// Four in 2007, two in 1997.
  package var byteCount: Int { edition.identifierByteCount }

  /// DI0 first, without the 33H of the wire.
  package var wireBytes: [UInt8] { [UInt8](capacity: byteCount) { append(to: &$0) } }

  /// Appends DI0 first, without the 33H of the wire.
  @inline(__always)
  func append(to out: inout OutputSpan<UInt8>) {
    out.append(word: UInt64(rawValue), byteCount: byteCount)
  }

  /// DI0 is at 0.
  package func byte(_ index: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: rawValue >> UInt32(index * 8))
  }

  /// This identifier with one byte changed.
  package func replacing(byte index: Int, with value: UInt8) -> DataIdentifier {
    let shift = UInt32(index * 8)
    return DataIdentifier(
      rawValue: rawValue & ~(0xFF << shift) | UInt32(value) << shift, edition: edition)
  }

  private init(rawValue: UInt32, edition: Edition) {
    self.rawValue = rawValue
    self.edition = edition
  }
}

extension DataIdentifier: CustomStringConvertible {
  package var description: String { hexadecimal(wireBytes.reversed()) }
}
