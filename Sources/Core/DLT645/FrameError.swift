/// Why bytes are no frame, with the evidence.
package enum FrameError: Error, Hashable, Sendable {
  /// The bytes end before the frame does.
  case incomplete(have: Int)
  /// Bytes follow behind the frame.
  case tooLong(have: Int, expected: Int)
  /// 68H is not where it must be.
  case noStart
  /// L is above 200.
  case badLength(Int)
  case badChecksum(expected: UInt8, received: UInt8)
  /// Not 16H at the end.
  case badEnd(UInt8)
  /// A byte of the address is neither two digits nor AAH; A5…A0 as received, in the low 48 bits.
  case badAddress(UInt64)
}
