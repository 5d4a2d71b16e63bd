import JSON
import Tariff

/// Which tariffs of the list are wanted.
struct TariffFilter {
  private let place: String?
  private let customerClass: TariffPlan.CustomerClass?
  private let kind: TariffPlan.Kind?

  init(_ arguments: Arguments) throws {
    place = arguments["--place"]
    customerClass = try Self.word(arguments, "--class")
    kind = try Self.word(arguments, "--plan")
  }

  func filtered(_ plans: [TariffPlan]) -> [TariffPlan] {
    plans.filter { plan in
      let isThere = place.map { plan.place.contains($0) || plan.id.contains($0.lowercased()) }
      return isThere ?? true && customerClass.map { plan.customerClass == $0 } ?? true
        && kind.map { plan.kind == $0 } ?? true
    }
  }

  private static func word<Word: RawRepresentable<String> & CaseIterable>(
    _ arguments: Arguments, _ option: String
  ) throws -> Word? {
    guard let text = arguments[option] else { return nil }
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    let offer = nearest(to: text, in: words).map { "; did you mean '\($0)'?" }
    throw CommandFailure.usage(
      "\(option) is one of \(words.joined(separator: ", ")), not '\(text)'\(offer ?? "")")
  }
}
