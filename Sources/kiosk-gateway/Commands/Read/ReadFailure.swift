import DLT645
import Hardware
import Metering
import Records

/// What a technician is told where a read brought nothing.
enum ReadFailure {
  /// The failure of a read whose first item has no value; `nil` where it has one.
  static func of(_ result: ReadResult, _ call: ReadCall) -> CommandFailure? {
    let line = call.meter.line
    if let problem = result.problem { return LineProblemWords.failure(problem, line) }
    if let other = result.otherProtocol {
      return .refused(
        "otherProtocol",
        "what answers on \(line.path) speaks \(other.rawValue), not DL/T 645: this program cannot "
          + "read it")
    }
    let meter = call.request.meter.hasWildcard ? "any meter" : "meter \(call.request.meter)"
    let item = "\(call.request.items[0])"
    switch result.quality {
    case .good, .late: return nil
    case .silent:
      return .refused(
        "silent",
        "no answer from \(meter) on \(line.path): check "
          + (call.request.meter.hasWildcard ? "" : "the address, ")
          + "the wiring (A and B) and whether the meter speaks \(line.settings.baud) baud")
    case .damaged:
      let hint =
        call.request.meter.hasWildcard
        ? "more than one meter may be on the line; ask one by --address"
        : "check the baud rate, the wiring, and that no other master talks on the line"
      return .refused("damaged", "only broken answers from \(meter) on \(line.path): \(hint)")
    case .refused:
      return .refused(
        "refused",
        "meter \(result.meter) refuses item \(item): \(words(result, call.request.items[0]))")
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
    guard let refusal = result.refusal else { return "it does not say why" }
    return RefusalWords.sentence(refusal, item.edition, .read)
  }
}
