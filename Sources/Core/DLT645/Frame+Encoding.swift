extension Frame {
  /// Writes a frame behind what stands in `out`, led by `wakeUpCount` FEH: nothing is allocated.
  ///
  /// `data` appends the data field, without 33H and at most `maximumDataLength` bytes of it.
  package static func encode(
    to address: MeterAddress, _ control: ControlCode, wakeUpCount: Int = usualWakeUpCount,
    into out: inout OutputSpan<UInt8>, data: (inout OutputSpan<UInt8>) -> Void
  ) {
    appendWakeUp(wakeUpCount, to: &out)
    let first = out.count
    out.append(start)
    address.append(to: &out)
    out.append(start)
    out.append(control.rawValue)
    let lengthAt = out.count
    out.append(0)
    data(&out)
    finish(from: first, lengthAt: lengthAt, &out)
  }

  /// The bytes for the wire, led by `wakeUpCount` FEH.
  package func wireBytes(wakeUpCount: Int = Self.usualWakeUpCount) -> [UInt8] {
    [UInt8](capacity: wakeUpCount + Self.overhead + bytes.count) { out in
      encode(wakeUpCount: wakeUpCount, into: &out)
    }
  }

  /// Appends the bytes for the wire, led by `wakeUpCount` FEH.
  package func encode(
    wakeUpCount: Int = Self.usualWakeUpCount, into out: inout OutputSpan<UInt8>
  ) {
    guard let word = bytes.word else {
      return Self.encode(to: address, control, wakeUpCount: wakeUpCount, into: &out) { out in
        for byte in data { out.append(byte) }
      }
    }
    Self.appendWakeUp(wakeUpCount, to: &out)
    Self.append(
      address: address, control, wireData: withOffset(word, byteCount: bytes.count),
      byteCount: bytes.count, to: &out)
  }

  /// A frame whose data is at most eight bytes, 33H added to each, all in words.
  @inline(__always)
  static func append(
    address: MeterAddress, _ control: ControlCode, wireData: UInt64, byteCount: Int,
    to out: inout OutputSpan<UInt8>
  ) {
    let head = UInt64(start) | address.nibbles << 8 | UInt64(start) << 56
    let length = UInt8(truncatingIfNeeded: byteCount)
    let sum = sumOfBytes(head, wireData) &+ control.rawValue &+ length
    out.append(word: head, byteCount: 8)
    out.append(word: UInt64(control.rawValue) | UInt64(length) << 8, byteCount: 2)
    out.append(word: wireData, byteCount: byteCount)
    out.append(word: UInt64(sum) | UInt64(end) << 8, byteCount: 2)
  }

  /// FEH, `count` times.
  @inline(__always)
  static func appendWakeUp(_ count: Int, to out: inout OutputSpan<UInt8>) {
    guard count == usualWakeUpCount else {
      for _ in 0..<count { out.append(wakeUp) }
      return
    }
    out.append(word: 0xFEFE_FEFE, byteCount: usualWakeUpCount)
  }

  /// Sets L, adds 33H to the data behind it, and closes the frame that began at `first`.
  static func finish(from first: Int, lengthAt: Int, _ out: inout OutputSpan<UInt8>) {
    let dataAt = lengthAt + 1
    let count = out.count - dataAt
    precondition(count <= maximumDataLength, "data longer than a frame can carry")
    out[lengthAt] = UInt8(truncatingIfNeeded: count)
    var sum: UInt8 = 0
    for index in first..<dataAt { sum &+= out[index] }
    for index in dataAt..<out.count {
      let byte = out[index] &+ dataOffset
      out[index] = byte
      sum &+= byte
    }
    out.append(sum)
    out.append(end)
  }
}
