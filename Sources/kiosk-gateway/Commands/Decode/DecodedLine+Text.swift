import DLT645

extension DecodedLine {
  /// What a person reads: a line for each frame, one below it for each value, then what is wrong.
  ///
  ///     1  response  000000000161  91 read  DL/T 645-2007
  ///        00010000        0.26 kWh  当前正向有功总电能  present forward active energy, total
  var text: String {
    let indent = String(repeating: " ", count: "\(number)".utf8.count + 2)
    var lines = frames.flatMap(\.lines)
    if let problem { lines.append("problem: \(problem.message)") }
    if !skipped.isEmpty { lines.append("skipped: \(hexadecimal(skipped))") }
    return lines.enumerated()
      .map { ($0 == 0 ? "\(number)  " : indent) + $1 }
      .joined(separator: "\n")
  }
}

extension DecodedFrame {
  private static let valueWidth = 20

  fileprivate var lines: [String] { [headLine] + valueLines }

  private var headLine: String {
    let direction = frame.control.isFromMeter ? "response" : "request "
    var line = "\(direction)  \(frame.address)  \(frame.control) \(frame.functionName ?? "?")"
    if frame.edition == .of1997 { line += " (1997)" }
    if frame.control.isRefusal { line += ", refused: \(refusal)" }
    if frame.control.hasMore { line += ", more follows" }
    if let asked { line += "  \(asked)" }
    return line
  }

  private var refusal: String {
    let names = frame.refusalNames.joined(separator: ", ")
    return names.isEmpty ? "error word \(hexadecimal(frame.data.reversed()))" : names
  }

  /// What a request reads.
  private var asked: String? {
    guard !frame.control.isFromMeter else { return nil }
    if let id = frame.identifierOf1997 { return id }
    guard let id = frame.identifier else { return nil }
    return Catalogue.definition(of: id).map { "\(id)  \($0.name.zh)  \($0.name.en)" } ?? "\(id)"
  }

  private var valueLines: [String] {
    if values.isEmpty, frame.control.isFromMeter, !frame.control.isRefusal, !frame.data.isEmpty {
      return ["  data \(hexadecimal(frame.data))"]
    }
    return values.map { value in
      let shown = told(value)
      let padding = String(repeating: " ", count: max(0, Self.valueWidth - shown.count))
      let names = value.definition.map { "  \($0.name.zh)  \($0.name.en)" } ?? "  (not known)"
      return "  \(value.id)  \(padding)\(shown)\(names)"
    }
  }

  private func told(_ value: ItemValue) -> String {
    switch value.content {
    case .absent: "absent"
    case .malformed(let raw): "unreadable \(raw)"
    default: (value.text ?? "") + (value.unit.map { " \($0)" } ?? "")
    }
  }
}
