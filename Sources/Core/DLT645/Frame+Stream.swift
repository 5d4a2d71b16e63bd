extension Frame: StreamFrame {
  /// Judges the bytes from a 68H on, in the order in which a receiver can know: second 68H, L,
  /// checksum, end, address.
  ///
  /// 68H, 16H and FEH may stand anywhere inside a frame: only L finds its end.
  @inline(__always)
  package static func inspect(_ bytes: Span<UInt8>) -> FrameInspection<FrameHead, FrameError> {
    if bytes.count > 0, bytes[0] != start { return .noFrame }
    guard bytes.count > 7 else { return .unfinished(missing: overhead - bytes.count) }
    guard bytes[7] == start else { return .noFrame }
    guard bytes.count > 9 else { return .unfinished(missing: overhead - bytes.count) }
    let length = Int(bytes[9])
    guard length <= maximumDataLength else {
      return .damaged(.badLength(length), count: FrameHead.byteCount)
    }
    let count = overhead + length
    guard bytes.count >= count else { return .unfinished(missing: count - bytes.count) }
    var sum: UInt8 = 0
    for index in 0..<(count - 2) { sum &+= bytes[index] }
    guard sum == bytes[count - 2] else {
      return .damaged(.badChecksum(expected: sum, received: bytes[count - 2]), count: count)
    }
    guard bytes[count - 1] == end else {
      return .damaged(.badEnd(bytes[count - 1]), count: count)
    }
    let digits = wireWord(bytes, at: 1, byteCount: MeterAddress.byteCount)
    guard let address = MeterAddress(wireWord: digits) else {
      return .damaged(.badAddress(digits), count: count)
    }
    let control = ControlCode(rawValue: bytes[8])
    return .whole(
      FrameHead(address: address, control: control, dataCount: length), count: count)
  }

  package static func failureAtEnd(_ bytes: Span<UInt8>) -> (failure: FrameError, count: Int)? {
    (.incomplete(have: bytes.count), bytes.count)
  }
}
