import HTTP
import Tariff
import Units

/// Which price tables are asked for: `?place=&class=&plan=&on=`, all of them optional.
struct TariffQuery: Hashable, Sendable {
  /// A part of the place's name, or of the id.
  let place: String?
  let customerClass: TariffPlan.CustomerClass?
  let kind: TariffPlan.Kind?
  /// In force on that day.
  let day: CivilDate?

  enum Problem: Error, Hashable, Sendable {
    case badClass, badPlan, badDay
  }

  init(_ request: Request) throws(Problem) {
    place = request.queryValue("place").flatMap { $0.isEmpty ? nil : $0 }
    customerClass = try Self.word(request.queryValue("class"), otherwise: .badClass)
    // A plus sign in a query is a space to some clients.
    let plan = request.queryValue("plan").map { String($0.map { $0 == " " ? "+" : $0 }) }
    kind = try Self.word(plan, otherwise: .badPlan)
    guard let text = request.queryValue("on") else {
      day = nil
      return
    }
    guard let day = CivilDate(text) else { throw .badDay }
    self.day = day
  }

  func matches(_ plan: TariffPlan) -> Bool {
    if let place, !plan.place.contains(place), !plan.id.contains(place.lowercased()) {
      return false
    }
    if let customerClass, plan.customerClass != customerClass { return false }
    if let kind, plan.kind != kind { return false }
    return day.map { plan.version(on: $0) != nil } ?? true
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
