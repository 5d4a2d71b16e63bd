import DLT645
import JSON

extension DecodedLine {
  /// The object that `--json` prints for the line.
  var output: Output {
    .object([
      ("line", .integer(Int64(number))),
      ("skipped", .string(hexadecimal(skipped))),
      ("frames", .array(frames.map(\.output))),
      ("problem", problem?.output ?? .null),
    ])
  }
}

extension DecodedFrame {
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
      ("items", .array(items)),
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
    if let problem { members.append(("problem", problem.output)) }
    return .object(members)
  }

  private var items: [Output] {
    if frame.control.isFromMeter, let id = frame.identifierOf1997 {
      let raw = hexadecimal(frame.data.dropFirst(2).reversed())
      return [["id": .string(id), "name": nil, "value": .string(raw), "unit": nil]]
    }
    return values.map { value in
      [
        "id": .string("\(value.id)"),
        "name": value.name.map { .string($0) } ?? .null,
        "value": value.text.map { .string($0) } ?? .null,
        "unit": value.unit.map { .string($0) } ?? .null,
      ]
    }
  }
}
