/// One frame of DL/T 645 (2007 §5.2; the 1997 edition has the same layout).
///
///     FE FE FE FE  68  A0 A1 A2 A3 A4 A5  68  C  L  DATA…  CS  16
///     wake-up      │   address, low pair  │   │  │  │      │   end
///                  start                  │   │  │  │      sum of all bytes from the first 68H
///                                         start  │  └ L bytes, each +33H on the wire
///                                                length of DATA
///
/// A refusal (D6) is an answer, not an error.
package struct Frame: Hashable, Sendable {
  package var address: MeterAddress
  package var control: ControlCode
  /// The data field as it is kept: a short one in place, so that a request costs nothing.
  let bytes: ValueBytes

  package static let start: UInt8 = 0x68
  package static let end: UInt8 = 0x16
  package static let wakeUp: UInt8 = 0xFE
  package static let dataOffset: UInt8 = 0x33
  /// L is at most 200 (§5.2.4).
  package static let maximumDataLength = 200
  /// 68, six of address, 68, C, L, CS, 16.
  package static let overhead = 12
  package static let maximumByteCount = overhead + maximumDataLength
  /// The master should wake the meter with four (§5.1).
  package static let usualWakeUpCount = 4

  package init(address: MeterAddress, control: ControlCode, data: [UInt8] = []) {
    self.init(address: address, control: control, bytes: ValueBytes(data))
  }

  init(address: MeterAddress, control: ControlCode, bytes: ValueBytes) {
    precondition(bytes.count <= Self.maximumDataLength, "data longer than a frame can carry")
    self.address = address
    self.control = control
    self.bytes = bytes
  }

  /// The data field with 33H taken off, at most `maximumDataLength` bytes.
  package var data: [UInt8] {
    get { bytes.array }
    set { self = Frame(address: address, control: control, data: newValue) }
  }

  /// On the wire, without wake-up bytes.
  package var byteCount: Int { Self.overhead + bytes.count }

  /// Takes apart exactly one frame, without wake-up bytes.
  package init(wireBytes bytes: ArraySlice<UInt8>) throws(FrameError) {
    try self.init(wire: bytes.span)
  }

  /// Takes apart exactly one frame, without wake-up bytes.
  package init(wire bytes: Span<UInt8>) throws(FrameError) {
    switch Self.inspect(bytes) {
    case .noFrame: throw .noStart
    case .unfinished: throw .incomplete(have: bytes.count)
    case .damaged(let error, _): throw error
    case .whole(_, let count) where count < bytes.count:
      throw .tooLong(have: bytes.count, expected: count)
    case .whole(let head, _): self.init(head, wholeWireBytes: bytes)
    }
  }

  package init(_ head: FrameHead, wholeWireBytes bytes: Span<UInt8>) {
    address = head.address
    control = head.control
    self.bytes = ValueBytes(wire: bytes.extracting(head.dataRange))
  }
}
