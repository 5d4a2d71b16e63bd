import DLT645
import QGDW1376

/// A packet of Q/GDW 1376.1 and the frame that it forwards.
struct DecodedPacket: Sendable {
  var packet: Packet
  var payload: Payload
  /// The frame of DL/T 645 inside; `nil` where it forwards none.
  var inner: DecodedMeterFrame?
  var problem: DecodeProblem?

  init(_ packet: Packet) {
    self.packet = packet
    payload = packet.payload
    guard let content = packet.innerBytes, !content.isEmpty else { return }
    let capture = Capture(content)
    inner = capture.frames.first.map { DecodedMeterFrame($0) }
    problem = inner?.problem
    if inner == nil {
      problem = capture.damages.first.map { DecodeProblem(.dlt645($0.error), $0.bytes) } ?? .noInner
    }
  }
}
