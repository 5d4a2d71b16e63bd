import DLT645
import JSON
import QGDW1376

/// A frame of any protocol, with what it says.
enum DecodedFrame: Sendable {
  case meter(DecodedMeterFrame)
  case packet(DecodedPacket)
  case newer(DLT698Frame)

  init(_ frame: LineFrame) {
    switch frame {
    case .dlt645(let frame): self = .meter(DecodedMeterFrame(frame))
    case .qgdw1376(let packet): self = .packet(DecodedPacket(packet))
    case .dlt698(let frame): self = .newer(frame)
    }
  }

  /// Why something in it cannot be read.
  var problem: DecodeProblem? {
    switch self {
    case .meter(let frame): frame.problem
    case .packet(let packet): packet.problem
    case .newer: nil
    }
  }

  /// The object that `--json` prints.
  var output: Output {
    switch self {
    case .meter(let frame): frame.output
    case .packet(let packet): packet.output
    case .newer(let frame):
      [
        "protocol": "dlt698.45", "direction": frame.isFromServer ? "response" : "request",
        "address": .string(frame.address), "data": .string(hexadecimal(frame.wireBytes)),
      ]
    }
  }

  /// What a person reads: the frame, then what it carries.
  var lines: [String] {
    switch self {
    case .meter(let frame): frame.lines
    case .packet(let packet): packet.lines
    case .newer(let frame):
      [
        "\(frame.isFromServer ? "response" : "request ")  \(frame.address)  DL/T 698.45,"
          + " not opened: \(hexadecimal(frame.wireBytes))"
      ]
    }
  }
}
