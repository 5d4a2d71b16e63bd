/// Binary coded decimals, two digits a byte, low byte first on the wire.
package enum BCD {
  /// The number in `bytes` (33H taken off, low byte first); `nil` where a nibble is above 9 or
  /// there are more than 18 digits.
  package static func number(_ bytes: some BidirectionalCollection<UInt8>) -> Int64? {
    guard bytes.count <= 9 else { return nil }
    var value: Int64 = 0
    for byte in bytes.reversed() {
      guard byte & 0x0F <= 9, byte >> 4 <= 9 else { return nil }
      value = value * 100 + Int64(byte >> 4) * 10 + Int64(byte & 0x0F)
    }
    return value
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
