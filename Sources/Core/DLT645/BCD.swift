/// Binary coded decimals, two digits a byte, low byte first on the wire.
package enum BCD {
  /// The number in `bytes` (33H taken off, low byte first); `nil` where a nibble is above 9 or
  /// there are more than 18 digits.
  package static func number(_ bytes: some BidirectionalCollection<UInt8>) -> Int64? {
    guard bytes.count <= 9 else { return nil }
    var word: UInt64 = 0
    for byte in bytes.suffix(8).reversed() { word = word << 8 | UInt64(byte) }
    guard let high = number(word: word) else { return nil }
    guard bytes.count == 9, let lowest = bytes.first else { return high }
    return number(word: UInt64(lowest)).map { high * 100 + $0 }
  }

  /// The number whose digits are the nibbles of `word`, the lowest digit in the lowest nibble;
  /// `nil` where a nibble is above 9.
  @inline(__always)
  package static func number(word: UInt64) -> Int64? {
    guard nibblesAboveNine(in: word) == 0 else { return nil }
    // Two digits become a number of two, four, eight and sixteen, all of the word at once.
    let pairs = word &- 6 &* (word >> 4 & 0x0F0F_0F0F_0F0F_0F0F)
    let fours = pairs &- 156 &* (pairs >> 8 & 0x00FF_00FF_00FF_00FF)
    let eights = fours &- 55_536 &* (fours >> 16 & 0x0000_FFFF_0000_FFFF)
    let high = eights >> 32
    return Int64(high &* 100_000_000 &+ (eights & 0xFFFF_FFFF))
  }

  /// The lowest bit of each nibble that is above 9.
  @inline(__always)
  package static func nibblesAboveNine(in word: UInt64) -> UInt64 {
    (word & (word << 1 | word << 2) & 0x8888_8888_8888_8888) >> 3
  }

  /// The lowest `2 * byteCount` digits of `number`, low byte first. `number` is not negative.
  package static func bytes(_ number: Int64, byteCount: Int) -> [UInt8] {
    precondition(number >= 0, "BCD has no sign")
    var rest = number
    return (0..<byteCount).map { _ in
      defer { rest /= 100 }
      return UInt8(rest / 10 % 10) << 4 | UInt8(rest % 10)
    }
  }
}
