import DLT645

extension DecodedMeterFrame {
  private static let valueWidth = 20

  /// The frame, then a line for each value.
  ///
  ///     response  000000000161  91 read
  ///       00010000        0.26 kWh  当前正向有功总电能  present forward active energy, total
  var lines: [String] { [headLine] + valueLines }

  private var headLine: String {
    let direction = frame.control.isFromMeter ? "response" : "request "
    var line = "\(direction)  \(frame.address)  \(frame.control) \(frame.functionName ?? "?")"
    if frame.edition == .of1997 { line += " (1997)" }
    if frame.control.isRefusal { line += ", refused: \(refusal)" }
    if frame.control.hasMore { line += ", more follows" }
    if let execution = frame.controlExecution?.names, !execution.isEmpty {
      line += ", \(execution.joined(separator: ", "))"
    }
    if let words = RequestWords.words(frame) { line += "  \(words)" }
    return line
  }

  private var refusal: String {
    let names = frame.refusalNames.joined(separator: ", ")
    return names.isEmpty ? "error word \(hexadecimal(frame.data.reversed()))" : names
  }

  private var valueLines: [String] {
    if values.isEmpty, frame.control.isFromMeter, !frame.control.isRefusal, !frame.data.isEmpty {
      // A meter confirms a new password by saying it.
      let isPassword = [.changePassword, .changePassword1997].contains(frame.control.function)
      return [isPassword ? "  the new password, hidden" : "  data \(hexadecimal(frame.data))"]
    }
    return values.map { value in
      let shown = told(value)
      let padding = String(repeating: " ", count: max(0, Self.valueWidth - shown.count))
      let names = value.name.map { "  \($0)  \(value.nameEN ?? "")" } ?? "  (not known)"
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
