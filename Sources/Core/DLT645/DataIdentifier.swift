/// What is asked for: DI3 DI2 DI1 DI0 (DL/T 645-2007 annex A), written high byte first.
package struct DataIdentifier: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt32

  package static let byteCount = 4

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Reads eight hexadecimal digits: "00010000".
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 8, text.utf8.first != UInt8(ascii: "+"),
      text.utf8.first != UInt8(ascii: "-"), let value = UInt32(text, radix: 16)
    else { return nil }
    self.init(rawValue: value)
  }

  /// From the four bytes at the front of a data field (33H taken off), DI0 first.
  package init?(leading data: some Collection<UInt8>) {
    guard data.count >= Self.byteCount else { return nil }
    var value: UInt32 = 0
    for (index, byte) in data.prefix(Self.byteCount).enumerated() {
      value |= UInt32(byte) << UInt32(index * 8)
    }
    self.init(rawValue: value)
  }

  /// DI0, DI1, DI2, DI3, without the 33H of the wire.
  package var wireBytes: [UInt8] {
    (0..<Self.byteCount).map { UInt8(truncatingIfNeeded: rawValue >> UInt32($0 * 8)) }
  }

  /// DI3, DI2, DI1 or DI0.
  package func byte(_ index: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: rawValue >> UInt32(index * 8))
  }

  /// This identifier with one byte changed.
  package func replacing(byte index: Int, with value: UInt8) -> DataIdentifier {
    let shift = UInt32(index * 8)
    return DataIdentifier(rawValue: rawValue & ~(0xFF << shift) | UInt32(value) << shift)
  }
}

extension DataIdentifier: CustomStringConvertible {
  package var description: String { hexadecimal(wireBytes.reversed()) }
}
