/// What stands in a frame of DL/T 645 before its data.
package struct FrameHead: Hashable, Sendable {
  package var address: MeterAddress
  package var control: ControlCode
  /// L: the bytes of the data field.
  package var dataCount: Int

  /// Where the data field begins, from the first 68H.
  package static let byteCount = 10

  @inlinable
  package init(address: MeterAddress, control: ControlCode, dataCount: Int) {
    self.address = address
    self.control = control
    self.dataCount = dataCount
  }
}
