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
    let span = bytes.span
    for start in 0..<min(span.count, Self.searchLimit) where span[start] == Frame.start {
      let rest = span.extracting(start...)
      if case .whole = DLT698Frame.inspect(rest) {
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

  /// 68, length twice (14 bits above two of the protocol), 68, user data, their sum, 16.
  private static func isFrameOf1376(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 8, bytes[5] == Frame.start, bytes[1] == bytes[3], bytes[2] == bytes[4]
    else { return false }
    let end = 6 + (Int(bytes[1]) | Int(bytes[2]) << 8) >> 2
    guard end + 1 < bytes.count, bytes[end + 1] == Frame.end else { return false }
    var sum: UInt8 = 0
    for index in 6..<end { sum &+= bytes[index] }
    return sum == bytes[end]
  }
}
