import DLT645
import JSON
import Metering

/// What a technician is told where an order was not carried out, or may not have been.
enum OrderFailure {
  /// The failure of an order that the meter did not take; `nil` where it did, or where it shows that
  /// it did.
  static func of(_ report: OrderReport, _ call: LineCall) -> CommandFailure? {
    let result = report.result
    if result.proof?.verdict == .proven { return nil }
    let isNamed = !call.isAnybody(result.meter) && result.meter != .broadcast
    let meter = isNamed ? "meter \(result.meter)" : "the meter"
    switch result.outcome {
    case .accepted, .sent: return nil
    case .refused(let refusal):
      return .refused(
        code(refusal), "\(meter) refuses \(words(refusal, report))")
    case .notSent:
      guard let problem = result.problem else {
        return .refused("notSent", "nothing was sent: it was given up")
      }
      var failure = LineProblemWords.failure(problem, call)
      failure.message += "; nothing was sent"
      return failure
    case .silent, .damaged:
      if call.via == nil, let other = OtherProtocol(inTrace: result.trace) {
        return ReadFailure.otherProtocol(other, call)
      }
      if result.proof?.verdict == .contradicted {
        return .refused(
          report.answer, "\(lost(result, meter, call)), and it shows that nothing was done")
      }
      return .refused(
        report.answer,
        "\(lost(result, meter, call)): the order may or may not have been carried out. "
          + "Look at the meter before you give it again")
    }
  }

  private static func lost(_ result: OrderResult, _ meter: String, _ call: LineCall) -> String {
    if let problem = result.problem {
      return LineProblemWords.failure(problem, call).message
    }
    return result.outcome == .silent
      ? "no answer from \(meter) on \(call.path)"
      : "only a broken answer from \(meter) on \(call.path)"
  }

  private static func code(_ refusal: OrderRefusal) -> String {
    switch refusal {
    case .word(let word) where word.contains(.notAuthorised): "notAuthorised"
    case .detailed(.control(let word)) where word.contains(.passwordWrong): "notAuthorised"
    default: "refused"
    }
  }

  private static func words(_ refusal: OrderRefusal, _ report: OrderReport) -> String {
    switch refusal {
    case .word(let word): RefusalWords.sentence(word, report.edition, report.occasion)
    case .detailed(let word): RefusalWords.sentence(word)
    }
  }
}

extension OtherProtocol {
  /// The protocol of a frame that came in answer instead of one of DL/T 645.
  init?(inTrace trace: [TraceEntry]) {
    let found = trace.lazy.filter { $0.direction == .response }
      .compactMap { OtherProtocol(foundIn: $0.bytes) }.first
    guard let found else { return nil }
    self = found
  }
}
