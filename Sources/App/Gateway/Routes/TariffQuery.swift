import HTTP
import Tariff
import Units

/// Which price tables are asked for: `?place=&class=&plan=&on=`, all of them optional.
struct TariffQuery: Hashable, Sendable {
  let search: TariffSearch

  enum Problem: Error, Hashable, Sendable {
    case badClass, badPlan, badDay
  }

  init(_ request: Request) throws(Problem) {
    // A plus sign in a query is a space to some clients.
    let plan = request.queryValue("plan").map { String($0.map { $0 == " " ? "+" : $0 }) }
    search = TariffSearch(
      place: request.queryValue("place").flatMap { $0.isEmpty ? nil : $0 },
      customerClass: try Self.word(request.queryValue("class"), otherwise: .badClass),
      kind: try Self.word(plan, otherwise: .badPlan),
      day: try request.queryValue("on").map(Self.day))
  }

  private static func day(_ text: String) throws(Problem) -> CivilDate {
    guard let day = CivilDate(text) else { throw .badDay }
    return day
  }

  private static func word<Word: RawRepresentable<String>>(
    _ text: String?, otherwise problem: Problem
  ) throws(Problem) -> Word? {
    guard let text, !text.isEmpty else { return nil }
    guard let word = Word(rawValue: text) else { throw problem }
    return word
  }
}

extension TariffQuery.Problem {
  var code: String {
    switch self {
    case .badClass: "badClass"
    case .badPlan: "badPlan"
    case .badDay: "badDay"
    }
  }

  var message: String {
    switch self {
    case .badClass: "'class' is one of \(Self.words(TariffPlan.CustomerClass.self))."
    case .badPlan: "'plan' is one of \(Self.words(TariffPlan.Kind.self))."
    case .badDay: "'on' is a day such as 2026-11-23."
    }
  }

  private static func words<Word: RawRepresentable<String> & CaseIterable>(
    _ type: Word.Type
  ) -> String {
    type.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
