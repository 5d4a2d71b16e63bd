import DLT645
import Hardware
import Metering
import Records

/// What a technician is told where a read brought nothing.
enum ReadFailure {
  /// The failure of a read whose first item has no value; `nil` where it has one.
  static func of(
    _ result: ReadResult, asked: MeterAddress, item: DataIdentifier, _ line: LineCall
  ) -> CommandFailure? {
    if result.problem == .outOfTime, result.trace.contains(where: { $0.direction == .request }) {
      return .refused("silent", "no answer on \(line.path) within --timeout: give it more time")
    }
    if let problem = result.problem { return LineProblemWords.failure(problem, line) }
    if let other = result.otherProtocol, line.via == nil { return otherProtocol(other, line) }
    let meter = line.isAnybody(asked) ? "any meter" : "meter \(asked)"
    switch result.quality {
    case .good, .late: return nil
    case .silent:
      return .refused(
        "silent",
        "no answer from \(meter) on \(line.path): check "
          + (line.isAnybody(asked) ? "" : "the address, ")
          + "the wiring (A and B) and whether the meter speaks \(line.settings.baud) baud"
          + (line.dialect == .auto ? "" : "; --protocol auto also asks in the other edition"))
    case .damaged:
      let hint =
        line.isAnybody(asked)
        ? "more than one meter may be on the line: kiosk-gateway scan finds them; ask one by "
          + "--address"
        : "check the baud rate, the wiring, and that no other master talks on the line"
      return .refused("damaged", "only broken answers from \(meter) on \(line.path): \(hint)")
    case .refused:
      return .refused(
        "refused", "meter \(result.meter) refuses item \(item) \(words(result, item))")
    }
  }

  /// What answers is no meter of this protocol.
  static func otherProtocol(_ other: OtherProtocol, _ line: LineCall) -> CommandFailure {
    switch other {
    case .dlt698:
      .refused(
        "otherProtocol",
        "what answers on \(line.path) is a \(other.rawValue) meter, not one of DL/T 645: this "
          + "program cannot talk to it")
    case .qgdw1376:
      .refused(
        "otherProtocol",
        "what answers on \(line.path) is a concentrator (\(other.rawValue)): name it by --via, "
          + "such as --via 3201-00005, to reach its meters")
    }
  }

  /// The items that gave no value though others did.
  static func sentence(missing: [ReadResult.MissingItem], of meter: MeterAddress) -> String {
    let parts = missing.map { item in
      let reason =
        switch item.quality {
        case .refused: "refused"
        case .damaged: "only broken answers"
        case .silent: "no answer"
        case .good, .late, nil: "not asked, the time was over"
        }
      return "\(item.id) (\(reason))"
    }
    return "meter \(meter) gave no value for \(parts.joined(separator: ", "))"
  }

  private static func words(_ result: ReadResult, _ item: DataIdentifier) -> String {
    guard let refusal = result.refusal else { return "and does not say why" }
    return RefusalWords.sentence(refusal, item.edition, .read)
  }
}
