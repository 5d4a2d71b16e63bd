/// The password that a write or an order carries: PA P0 P1 P2 (DL/T 645-2007 §7, "level and three
/// bytes").
package struct Password: Hashable, Sendable {
  /// PA: 00 the highest … 09; 98H and 99H mark data that is encrypted or carries a MAC (a filed
  /// extension).
  package var level: UInt8
  /// P0 P1 P2, six digits of which P2 holds the highest pair.
  private var low: UInt8
  private var middle: UInt8
  private var high: UInt8

  package static let byteCount = 4
  package static let digitCount = 6

  /// From six digits, highest first; hexadecimal ones are taken, for a meter may hold any byte.
  package init?(level: UInt8, digits: String) {
    guard digits.utf8.count == Self.digitCount else { return nil }
    var number: UInt32 = 0
    for character in digits.utf8 {
      guard let nibble = nibble(ofHexadecimalDigit: character) else { return nil }
      number = number << 4 | UInt32(nibble)
    }
    self.level = level
    low = UInt8(truncatingIfNeeded: number)
    middle = UInt8(truncatingIfNeeded: number >> 8)
    high = UInt8(truncatingIfNeeded: number >> 16)
  }

  /// From PA P0 P1 P2; `nil` for any other count.
  package init?(wireBytes bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var four: (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)
    for byte in bytes { four = (four.1, four.2, four.3, byte) }
    (level, low, middle, high) = four
  }

  /// PA P0 P1 P2.
  package var wireBytes: [UInt8] { [level, low, middle, high] }

  func append(to out: inout OutputSpan<UInt8>) {
    out.append(level)
    out.append(low)
    out.append(middle)
    out.append(high)
  }
}

/// The digits never show, neither in a text nor in a debugger's.
extension Password: CustomStringConvertible, CustomDebugStringConvertible {
  package var description: String { "password of level \(hexadecimal([level]))" }
  package var debugDescription: String { description }
}
