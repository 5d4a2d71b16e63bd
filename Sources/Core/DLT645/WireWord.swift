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
  withoutOffset(wireWord(bytes, at: first, byteCount: byteCount), byteCount: byteCount)
}

/// The lowest `byteCount` bytes of `word` with 33H taken off each.
@inline(__always)
func withoutOffset(_ word: UInt64, byteCount: Int) -> UInt64 {
  // Byte by byte in one subtraction: the highest bits are set aside, so that none borrows.
  let high: UInt64 = 0x8080_8080_8080_8080
  let taken = UInt64(Frame.dataOffset) &* 0x0101_0101_0101_0101
  let plain = ((word | high) &- (taken & ~high)) ^ ((word ^ ~taken) & high)
  return byteCount < 8 ? plain & ~(UInt64.max << UInt64(byteCount * 8)) : plain
}

/// The lowest `byteCount` bytes of `word` with 33H added to each, byte by byte.
@inline(__always)
func withOffset(_ word: UInt64, byteCount: Int) -> UInt64 {
  let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  let added = UInt64(Frame.dataOffset) &* 0x0101_0101_0101_0101
  let wire = ((word & low) &+ (added & low)) ^ ((word ^ added) & ~low)
  return byteCount < 8 ? wire & ~(UInt64.max << UInt64(byteCount * 8)) : wire
}

/// The sum of all bytes of some words, modulo 256.
@inline(__always)
func sumOfBytes(_ first: UInt64, _ second: UInt64, _ third: UInt64 = 0) -> UInt8 {
  let even: UInt64 = 0x00FF_00FF_00FF_00FF
  // Lanes of 16 bits hold six bytes at most each, far from their end.
  let lanes =
    (first & even) &+ (first >> 8 & even) &+ (second & even) &+ (second >> 8 & even)
    &+ (third & even) &+ (third >> 8 & even)
  return UInt8(truncatingIfNeeded: (lanes &* 0x0001_0001_0001_0001) >> 48)
}

/// The eight bytes from `offset` on, the first lowest.
@inline(__always)
func eightBytes(_ bytes: RawSpan, at offset: Int) -> UInt64 {
  UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
}

/// A copy for whoever keeps the bytes, with `offset` taken off each.
func plainArray(_ bytes: Span<UInt8>, offset: UInt8 = 0) -> [UInt8] {
  [UInt8](capacity: bytes.count) { out in
    for index in bytes.indices { out.append(bytes[index] &- offset) }
  }
}

extension OutputSpan<UInt8> {
  /// Appends the lowest `byteCount` bytes of `word`, lowest first; at most eight.
  @inline(__always)
  mutating func append(word: UInt64, byteCount: Int) {
    // All eight are stored at once where there is room, and only those meant are counted.
    guard freeCapacity >= 8 else {
      for index in 0..<byteCount { append(UInt8(truncatingIfNeeded: word >> UInt64(index * 8))) }
      return
    }
    withUnsafeMutableBufferPointer { buffer, count in
      UnsafeMutableRawBufferPointer(buffer)
        .storeBytes(of: word.littleEndian, toByteOffset: count, as: UInt64.self)
      count += byteCount
    }
  }

  mutating func append(bytes: some Sequence<UInt8>) { for byte in bytes { append(byte) } }
}
