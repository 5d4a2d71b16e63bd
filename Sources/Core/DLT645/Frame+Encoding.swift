extension Frame {
  /// The bytes for the wire, led by `wakeUpCount` FEH.
  package func wireBytes(wakeUpCount: Int = Self.usualWakeUpCount) -> [UInt8] {
    [UInt8](capacity: wakeUpCount + byteCount) { out in
      encode(wakeUpCount: wakeUpCount, into: &out)
    }
  }

  /// Writes the bytes for the wire behind what stands in `out`, led by `wakeUpCount` FEH; a short
  /// data field, as in most requests, takes nothing from the heap.
  package func encode(
    wakeUpCount: Int = Self.usualWakeUpCount, into out: inout OutputSpan<UInt8>
  ) {
    appendWakeUp(wakeUpCount, to: &out)
    let head = UInt64(Self.start) | address.nibbles << 8 | UInt64(Self.start) << 56
    let length = UInt8(truncatingIfNeeded: bytes.count)
    var sum = control.rawValue &+ length
    out.append(word: head, byteCount: 8)
    out.append(word: UInt64(control.rawValue) | UInt64(length) << 8, byteCount: 2)
    if let word = bytes.word {
      let wire = withOffset(word, byteCount: bytes.count)
      sum &+= sumOfBytes(head, wire)
      out.append(word: wire, byteCount: bytes.count)
    } else {
      sum &+= sumOfBytes(head, 0)
      for byte in bytes.array {
        sum &+= byte &+ Self.dataOffset
        out.append(byte &+ Self.dataOffset)
      }
    }
    out.append(word: UInt64(sum) | UInt64(Self.end) << 8, byteCount: 2)
  }

  @inline(__always)
  private func appendWakeUp(_ count: Int, to out: inout OutputSpan<UInt8>) {
    guard count == Self.usualWakeUpCount else {
      for _ in 0..<count { out.append(Self.wakeUp) }
      return
    }
    out.append(word: 0xFEFE_FEFE, byteCount: Self.usualWakeUpCount)
  }
}
