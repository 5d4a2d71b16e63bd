/// Up to sixteen decimal digits, one in each four bits of a word: what one number of an item is
/// before its digits are looked at. No step depends on how many there are.
struct PackedDigits: Hashable, Sendable {
  static let maximumByteCount = 8

  private var word: UInt64
  let byteCount: Int

  /// `bytes` (33H taken off, low byte first); `nil` for none or more than eight.
  @inline(__always)
  init?(_ bytes: Span<UInt8>) {
    guard (1...Self.maximumByteCount).contains(bytes.count) else { return nil }
    var word: UInt64 = 0
    for index in bytes.indices.reversed() { word = word << 8 | UInt64(bytes[index]) }
    self.word = word
    byteCount = bytes.count
  }

  /// The same bytes as one number, the first lowest, and nothing above them.
  @inline(__always)
  init?(word: UInt64, byteCount: Int) {
    guard (1...Self.maximumByteCount).contains(byteCount) else { return nil }
    self.word = word
    self.byteCount = byteCount
  }

  /// Whether every byte is FFH.
  var isAbsent: Bool { word == UInt64.max >> UInt64(64 - 8 * byteCount) }

  /// Takes the sign off: bit 7 of the highest byte.
  @inline(__always)
  mutating func takeSign() -> Bool {
    let sign = UInt64(0x80) << UInt64(8 * (byteCount - 1))
    let isNegative = word & sign != 0
    word &= ~sign
    return isNegative
  }

  /// `nil` where a digit is above 9.
  @inline(__always)
  var number: Int64? { BCD.number(word: word) }
}
