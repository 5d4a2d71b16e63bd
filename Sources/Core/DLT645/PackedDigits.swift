/// Up to sixteen decimal digits, one in each four bits of a word: what one number of an item is
/// before its digits are looked at. No step depends on how many there are.
struct PackedDigits: Hashable, Sendable {
  static let maximumByteCount = 8

  private var word: UInt64
  private let byteCount: Int

  /// `bytes` (33H taken off, low byte first); `nil` for none or more than eight.
  @inline(__always)
  init?(_ bytes: Span<UInt8>) {
    guard (1...Self.maximumByteCount).contains(bytes.count) else { return nil }
    var word: UInt64 = 0
    for index in bytes.indices.reversed() { word = word << 8 | UInt64(bytes[index]) }
    self.word = word
    byteCount = bytes.count
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
  var number: Int64? {
    // A digit is above 9 where its bit 3 stands together with bit 2 or bit 1.
    let high = word & 0x8888_8888_8888_8888
    let low = word << 1 | word << 2
    guard high & low == 0 else { return nil }
    var sum = (word & 0x0F0F_0F0F_0F0F_0F0F) &+ (word >> 4 & 0x0F0F_0F0F_0F0F_0F0F) &* 10
    sum = (sum & 0x00FF_00FF_00FF_00FF) &+ (sum >> 8 & 0x00FF_00FF_00FF_00FF) &* 100
    sum = (sum & 0x0000_FFFF_0000_FFFF) &+ (sum >> 16 & 0x0000_FFFF_0000_FFFF) &* 10_000
    sum = (sum & 0x0000_0000_FFFF_FFFF) &+ (sum >> 32) &* 100_000_000
    return Int64(sum)
  }
}
