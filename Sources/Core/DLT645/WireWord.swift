/// The `byteCount` bytes from `first` on as one number, the first byte lowest, as they travel; at
/// most eight.
@inlinable
func word(_ bytes: Span<UInt8>, at first: Int, byteCount: Int) -> UInt64 {
  var word: UInt64 = 0
  for index in 0..<byteCount { word |= UInt64(bytes[first + index]) << UInt64(index * 8) }
  return word
}

/// A copy for whoever keeps the bytes.
func array(_ bytes: Span<UInt8>) -> [UInt8] {
  var copy: [UInt8] = []
  copy.reserveCapacity(bytes.count)
  for index in bytes.indices { copy.append(bytes[index]) }
  return copy
}
