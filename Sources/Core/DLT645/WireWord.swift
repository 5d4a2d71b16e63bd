/// The `byteCount` bytes from `first` on as one number, the first byte lowest, as they travel; at
/// most eight.
@inline(__always)
func wireWord(_ bytes: Span<UInt8>, at first: Int, byteCount: Int) -> UInt64 {
  var word: UInt64 = 0
  for index in 0..<byteCount { word |= UInt64(bytes[first + index]) << UInt64(index * 8) }
  return word
}

/// The same with 33H taken off each byte.
@inline(__always)
func plainWord(_ bytes: Span<UInt8>, at first: Int, byteCount: Int) -> UInt64 {
  // Byte by byte in one subtraction: the highest bits are set aside, so that none borrows.
  let high: UInt64 = 0x8080_8080_8080_8080
  let taken = UInt64(Frame.dataOffset) &* 0x0101_0101_0101_0101
  let word = wireWord(bytes, at: first, byteCount: byteCount)
  let plain = ((word | high) &- (taken & ~high)) ^ ((word ^ ~taken) & high)
  return byteCount < 8 ? plain & ~(UInt64.max << UInt64(byteCount * 8)) : plain
}

/// A copy for whoever keeps the bytes, with `offset` taken off each.
func plainArray(_ bytes: Span<UInt8>, offset: UInt8 = 0) -> [UInt8] {
  [UInt8](capacity: bytes.count) { out in
    for index in bytes.indices { out.append(bytes[index] &- offset) }
  }
}

extension OutputSpan<UInt8> {
  /// Appends the lowest `byteCount` bytes of `word`, lowest first.
  @inline(__always)
  mutating func append(word: UInt64, byteCount: Int) {
    for index in 0..<byteCount { append(UInt8(truncatingIfNeeded: word >> UInt64(index * 8))) }
  }

  mutating func append(bytes: some Sequence<UInt8>) { for byte in bytes { append(byte) } }
}
