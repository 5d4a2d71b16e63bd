/// What bytes are that begin with 68H.
enum FrameInspection: Hashable, Sendable {
  /// So far it may be a frame; at least `missing` bytes must follow.
  case unfinished(missing: Int)
  /// The second 68H is not where a frame has it.
  case noFrame
  /// Both 68H are there, and the rest is wrong; the frame would be `count` bytes long.
  case damaged(FrameError, count: Int)
  /// A frame of `count` bytes; more may follow.
  case whole(count: Int)
}

extension Frame {
  /// Judges the bytes from a 68H on, in the order in which a receiver can know: second 68H, L,
  /// checksum, end, address.
  ///
  /// 68H, 16H and FEH may stand anywhere inside a frame: only L finds its end.
  static func inspect(_ bytes: ArraySlice<UInt8>) -> FrameInspection {
    let first = bytes.startIndex
    guard bytes.first ?? start == start else { return .noFrame }
    guard bytes.count > 7 else { return .unfinished(missing: overhead - bytes.count) }
    guard bytes[first + 7] == start else { return .noFrame }
    guard bytes.count > 9 else { return .unfinished(missing: overhead - bytes.count) }
    let length = Int(bytes[first + 9])
    guard length <= maximumDataLength else { return .damaged(.badLength(length), count: 10) }
    let count = overhead + length
    guard bytes.count >= count else { return .unfinished(missing: count - bytes.count) }
    var sum: UInt8 = 0
    for byte in bytes[first..<(first + count - 2)] { sum &+= byte }
    let received = bytes[first + count - 2]
    guard sum == received else {
      return .damaged(.badChecksum(expected: sum, received: received), count: count)
    }
    let last = bytes[first + count - 1]
    guard last == end else { return .damaged(.badEnd(last), count: count) }
    let address = bytes[(first + 1)..<(first + 7)]
    guard MeterAddress.isValid(wireBytes: address) else {
      return .damaged(.badAddress(Array(address)), count: count)
    }
    return .whole(count: count)
  }
}
