/// What stands in a frame of DL/T 645 before its data.
package struct FrameHead: Hashable, Sendable {
  package var address: MeterAddress
  package var control: ControlCode
  /// L: the bytes of the data field.
  package var dataCount: Int

  /// 68, six of address, 68, C, L.
  package static let byteCount = 10

  /// Where the data field stands, from the first 68H.
  package var dataRange: Range<Int> { Self.byteCount..<(Self.byteCount + dataCount) }

  package init(address: MeterAddress, control: ControlCode, dataCount: Int) {
    self.address = address
    self.control = control
    self.dataCount = dataCount
  }
}
