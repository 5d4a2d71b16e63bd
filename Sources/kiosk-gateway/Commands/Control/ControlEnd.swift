import DLT645
import JSON
import Metering

/// What a technician is told of a control order: the answer, then what the meter shows.
struct ControlEnd {
  private let word: ControlWord
  private let order: ControlOrder
  private let report: OrderReport

  init(_ word: ControlWord, _ order: ControlOrder, _ report: OrderReport) {
    self.word = word
    self.order = order
    self.report = report
  }

  func tell(_ call: LineCall, asJSON: Bool) throws {
    if var failure = OrderFailure.of(report, call) ?? unproven {
      if report.isLost, let seen { failure.message += ". Now it shows: \(seen)" }
      failure.details = members
      throw failure
    }
    try Console.answer(asJSON ? Output.object(members).text : sentence)
  }

  private var words: OrderWords {
    OrderWords(
      command: ControlCommand.name,
      order: [
        ("command", .string(word.rawValue)), ("code", .string(code)),
        ("expires", .string(order.expires.spaced)),
      ], done: word.sentence)
  }

  private var code: String { RefusalWords.hexadecimal(UInt16(order.action.rawValue), count: 1) }

  private var members: [(String, Output)] { OrderEnd.members(report, words) }

  private var sentence: String {
    let taken =
      switch report.result.outcome {
      case .accepted: "accepted"
      default: "its answer was lost, but it was done"
      }
    guard report.result.proof != nil else {
      return "meter \(report.result.meter): \(word.sentence): \(taken); not proved"
    }
    return "meter \(report.result.meter): \(word.sentence): \(taken); "
      + "\(seen ?? "nothing more is seen") after \(report.took.seconds) s\(hint)"
  }

  /// "relay open (status word 3: 0010)".
  private var seen: String? {
    guard let state, let value = shown else { return shown.map { "\($0.title): \($0.shown)" } }
    return "\(StatusWords.sentence(state)) (status word 3: \(value.text ?? ""))"
  }

  private var shown: ItemValue? { report.result.proof?.values.last }

  private var state: StatusWord3? { shown.flatMap { StatusWord3($0) } }

  private var hint: String {
    switch word {
    case .permitClose where state?.contains(.relayOpen) == true:
      ". Now the customer closes: a long press of the meter's key"
    case .alarm where report.result.proof?.verdict == .waiting:
      ". No word of a meter is sure to show an alarm: look at its red lamp"
    default: ""
    }
  }

  /// The order was taken, and the deed is not seen.
  private var unproven: CommandFailure? {
    guard let verdict = report.result.proof?.verdict else { return nil }
    let meter = "meter \(report.result.meter)"
    let look = "read --item \(StatusWord3.id) tells how it stands"
    switch verdict {
    case .proven: return nil
    case .waiting where word == .alarm: return nil
    case .waiting:
      return .refused(
        "notProven",
        "\(meter) accepted and has not done it after \(report.took.seconds) s: \(seen ?? ""). It "
          + "may be delayed, or wait until less current flows: \(look)")
    case .contradicted:
      return .refused(
        "notProven",
        "\(meter) accepted, but after \(report.took.seconds) s it shows \(seen ?? "no change"): "
          + "look at the meter itself")
    case .unheard:
      return .refused(
        "notProven",
        "\(meter) accepted, but does not tell whether it did it: \(look)")
    }
  }
}
