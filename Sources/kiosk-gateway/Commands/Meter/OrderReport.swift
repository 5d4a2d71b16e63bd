import DLT645
import JSON
import Metering

/// What has come of an order, for people and for programs.
struct OrderReport {
  let result: OrderResult
  let edition: Edition
  let occasion: RefusalWords.Occasion
  /// From the order to the end of its proof.
  let took: Duration

  /// One word for programs.
  var answer: String {
    switch result.outcome {
    case .accepted: "accepted"
    case .refused: "refused"
    case .sent: "sent"
    case .silent: "silent"
    case .damaged: "damaged"
    case .notSent: "notSent"
    }
  }

  /// Whether the order went out and its answer was lost.
  var isLost: Bool { result.outcome == .silent || result.outcome == .damaged }

  /// The members after "address" and "command".
  func members(order: [(String, Output)]) -> [(String, Output)] {
    [
      ("order", .object(order)), ("answer", .string(answer)), ("refusal", refusal),
      ("proof", proof),
    ]
  }

  private var refusal: Output {
    switch result.outcome {
    case .refused(.word(let word)):
      Self.refusal(word.names, raw: UInt16(word.rawValue), byteCount: 1)
    case .refused(.detailed(.control(let word))):
      Self.refusal(word.names, raw: word.rawValue, byteCount: 2)
    case .refused(.detailed(.security(let word))):
      Self.refusal(word.names, raw: word.rawValue, byteCount: 2)
    default: .null
    }
  }

  private static func refusal(_ names: [String], raw: UInt16, byteCount: Int) -> Output {
    .object([
      ("bits", .array(names.map(Output.string))),
      ("raw", .string(RefusalWords.hexadecimal(raw, count: byteCount))),
    ])
  }

  private var proof: Output {
    guard let proof = result.proof else { return .null }
    return .object([
      ("verdict", .string(proof.verdict.rawValue)),
      ("items", .array(proof.values.map(\.output))),
      ("seconds", .string(took.seconds)),
    ])
  }
}

extension ItemValue {
  /// `{"id","value","unit"}`, as `read --json` has them.
  var output: Output {
    .object([
      ("id", .string("\(id)")), ("value", text.map(Output.string) ?? .null),
      ("unit", unit.map(Output.string) ?? .null),
    ])
  }

  /// "15 min", or a dash where there is no value.
  var shown: String { [text ?? "–", unit].compactMap { $0 }.joined(separator: " ") }

  /// "04000103 最大需量周期 demand period".
  var title: String {
    ["\(id)", name, nameEN].compactMap { $0 }.joined(separator: " ")
  }
}
