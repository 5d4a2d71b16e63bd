import DLT645
import JSON

extension DecodedMeterFrame {
  var output: Output {
    var members: [(String, Output)] = [
      ("protocol", .string(frame.edition.rawValue)),
      ("direction", frame.control.isFromMeter ? "response" : "request"),
      ("address", .string("\(frame.address)")),
      ("control", .string("\(frame.control)")),
      ("function", frame.functionName.map { .string($0) } ?? .null),
      ("refused", .bool(frame.control.isRefusal)),
      ("more", .bool(frame.control.hasMore)),
      ("data", .string(hexadecimal(frame.data))),
      ("items", .array(values.map(Self.item))),
    ]
    if frame.control.isRefusal {
      members.append(
        (
          "error",
          [
            "bits": .array(frame.refusalNames.map { .string($0) }),
            "raw": .string(hexadecimal(frame.data.reversed())),
          ]
        ))
    }
    if let execution = frame.controlExecution {
      members.append(
        (
          "execution",
          [
            "bits": .array(execution.names.map { .string($0) }),
            "raw": .string(hexadecimal(frame.data.reversed())),
          ]
        ))
    }
    if let problem { members.append(("problem", problem.output)) }
    return .object(members)
  }

  private static func item(_ value: ItemValue) -> Output {
    [
      "id": .string("\(value.id)"),
      "name": value.name.map { .string($0) } ?? .null,
      "value": value.text.map { .string($0) } ?? .null,
      "unit": value.unit.map { .string($0) } ?? .null,
    ]
  }
}
