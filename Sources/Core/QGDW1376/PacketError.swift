/// Why bytes are no packet, with the evidence.
package enum PacketError: Error, Hashable, Sendable {
  /// The bytes end before the packet does.
  case incomplete(have: Int)
  /// Bytes follow behind the packet.
  case tooLong(have: Int, expected: Int)
  /// 68H is not where it must be, or the two lengths differ.
  case noStart
  /// L names another protocol; D1–D0.
  case badProtocol(UInt8)
  /// So few user bytes hold no packet, or not what its control and sequence fields promise.
  case badLength(Int, least: Int)
  case badChecksum(expected: UInt8, received: UInt8)
  /// Not 16H at the end.
  case badEnd(UInt8)
  /// The district is no digits; A1…A3 as received.
  case badAddress([UInt8])
}
