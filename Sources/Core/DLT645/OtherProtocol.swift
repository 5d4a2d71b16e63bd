/// Protocols whose frames also begin with 68H and are met on the same lines.
///
/// The first byte decides nothing; lengths and checks do.
package enum OtherProtocol: String, Sendable {
  case dlt698 = "DL/T 698.45"
  case qgdw1376 = "Q/GDW 1376.1"

  /// At most this many bytes are searched for a frame.
  private static let searchLimit = 4096

  /// The protocol of the first whole frame of one in `bytes`.
  package init?(foundIn bytes: [UInt8]) {
    for start in bytes.indices.prefix(Self.searchLimit) where bytes[start] == Frame.start {
      let rest = bytes[start...]
      if Self.isFrameOf698(rest) {
        self = .dlt698
        return
      }
      if Self.isFrameOf1376(rest) {
        self = .qgdw1376
        return
      }
    }
    return nil
  }

  /// 68, length (14 bits, of all but 68 and 16), control, server address, client address, check of
  /// the head, data, check of the frame, 16. Both checks are CRC-16/X-25, low byte first.
  private static func isFrameOf698(_ bytes: ArraySlice<UInt8>) -> Bool {
    let first = bytes.startIndex
    guard bytes.count >= 12 else { return false }
    let length = Int(bytes[first + 1]) | Int(bytes[first + 2] & 0x3F) << 8
    let headEnd = first + 6 + Int(bytes[first + 4] & 0x0F) + 1
    let checkAt = first + length - 1
    guard bytes.count >= length + 2, checkAt >= headEnd + 2 else { return false }
    return bytes[first + length + 1] == Frame.end
      && check(of: bytes[(first + 1)..<headEnd]) == word(bytes, at: headEnd)
      && check(of: bytes[(first + 1)..<checkAt]) == word(bytes, at: checkAt)
  }

  /// 68, length twice (14 bits above two of the protocol), 68, user data, their sum, 16.
  private static func isFrameOf1376(_ bytes: ArraySlice<UInt8>) -> Bool {
    let first = bytes.startIndex
    guard bytes.count >= 8, bytes[first + 5] == Frame.start,
      word(bytes, at: first + 1) == word(bytes, at: first + 3)
    else { return false }
    let end = first + 6 + Int(word(bytes, at: first + 1) >> 2)
    guard end + 1 < bytes.endIndex, bytes[end + 1] == Frame.end else { return false }
    return bytes[(first + 6)..<end].reduce(0, &+) == bytes[end]
  }

  private static func word(_ bytes: ArraySlice<UInt8>, at index: Int) -> UInt16 {
    UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
  }

  private static func check(of bytes: ArraySlice<UInt8>) -> UInt16 {
    var register: UInt16 = 0xFFFF
    for byte in bytes {
      register ^= UInt16(byte)
      for _ in 0..<8 {
        register = register & 1 == 1 ? register >> 1 ^ 0x8408 : register >> 1
      }
    }
    return ~register
  }
}
