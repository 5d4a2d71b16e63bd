import QGDW1376
import Units

/// What of a request its answer repeats.
struct ReceivedRequest: Hashable, Sendable {
  let version: Packet.Version
  let address: TerminalAddress
  let function: ApplicationFunction
  /// The first mark, or that of the terminal itself where there is none.
  let mark: DataUnitMark
  let number: UInt8
  let timeTag: TimeTag?
  /// Not where it was meant for everybody, or sent to be heard only.
  let wantsAnswer: Bool
  /// Whether FCB tells a repetition.
  let isCounted: Bool

  init(_ packet: Packet) {
    version = packet.version
    address = packet.address
    function = packet.function
    mark = DataUnitMark(leading: packet.data[...]) ?? .first
    number = packet.sequence.number
    timeTag = packet.timeTag
    wantsAnswer =
      !packet.address.isGroup && packet.control.function != LinkControl.sendOnly.function
    isCounted = packet.control.isFrameCountValid && !packet.address.isGroup
  }
}
