import DLT645
import JSON
import QGDW1376

extension DecodedPacket {
  var output: Output {
    var members: [(String, Output)] = [
      ("protocol", "qgdw1376.1"),
      ("direction", packet.control.isFromTerminal ? "response" : "request"),
      ("address", .string("\(packet.address)")),
      ("group", .bool(packet.address.isGroup)),
      ("master", .integer(Int64(packet.address.master))),
      ("control", .string(hexadecimal([packet.control.rawValue]))),
      ("function", packet.control.name.map { .string($0) } ?? .null),
      ("starter", .bool(packet.control.isFromStarter)),
      ("afn", .string(hexadecimal([packet.function.rawValue]))),
      ("afnName", packet.function.name.map { .string($0) } ?? .null),
      ("sequence", sequence),
      ("refused", .bool(isRefused)),
      ("data", .string(hexadecimal(packet.data))),
    ]
    if let events = packet.events {
      members.append(
        (
          "events",
          ["important": .integer(Int64(events.important)), "other": .integer(Int64(events.other))]
        ))
    }
    if let tag = packet.timeTag { members.append(("timeTag", output(of: tag))) }
    members += payloadMembers
    if let problem { members.append(("problem", problem.output)) }
    return .object(members)
  }

  private var sequence: Output {
    [
      "number": .integer(Int64(packet.sequence.number)), "first": .bool(packet.sequence.isFirst),
      "final": .bool(packet.sequence.isFinal),
      "confirm": .bool(packet.sequence.wantsConfirmation),
    ]
  }

  private func output(of tag: TimeTag) -> Output {
    [
      "counter": .integer(Int64(tag.packetCounter)),
      "day": tag.moment.map { .integer(Int64($0.day)) } ?? .null,
      "time": tag.moment.map { .string(Self.clock($0)) } ?? .null,
      "delayMinutes": .integer(Int64(tag.permittedDelay)),
    ]
  }

  private var payloadMembers: [(String, Output)] {
    switch payload {
    case .confirmation(.all): return [("confirmation", "all")]
    case .confirmation(.none): return [("confirmation", "none")]
    case .confirmation(.each(let function, let units)):
      let units = units.map { unit -> Output in
        [
          "unit": .string("\(unit.mark)"), "error": .integer(Int64(unit.error.rawValue)),
          "word": unit.error.name.map { .string($0) } ?? .null,
        ]
      }
      let of = Output.string(hexadecimal([function.rawValue]))
      return [("confirmation", "each"), ("of", of), ("units", .array(units))]
    case .linkReport(let report): return [("report", .string(report.word))]
    case .forward(let order):
      let forward: Output = [
        "port": .integer(Int64(order.port.rawValue)), "line": .string("\(order.line)"),
        "timeoutMs": .integer(order.messageTimeout.milliseconds),
        "byteTimeoutMs": .integer(Int64(order.byteTimeout) * 10),
      ]
      return [("forward", forward), ("inner", inner?.output ?? .null)]
    case .forwarded(let answer):
      let port: Output = ["port": .integer(Int64(answer.port.rawValue))]
      return [("forward", port), ("inner", inner?.output ?? .null)]
    case .energy(let reading):
      let items = reading.registers.indices.map { index -> Output in
        [
          "id": .string("p\(reading.point) F129.\(index)"), "name": .null,
          "value": reading.text(of: index).map { .string($0) } ?? .null, "unit": "kWh",
        ]
      }
      let at = reading.readAt.map { Output.string($0) } ?? .null
      return [("readAt", at), ("items", .array(items))]
    case .other(let mark):
      return [("unit", mark.map { .string("\($0)") } ?? .null)]
    }
  }
}
