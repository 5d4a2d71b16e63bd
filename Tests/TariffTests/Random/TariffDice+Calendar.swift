import JSON
import Units

@testable import Tariff

extension TariffDice {
  /// Every period of the tariff occurs in the first season.
  mutating func calendar(floats: Bool) -> Output {
    let exceptions = dice.oneIn(2) ? [] : (1...dice.number(1...3)).map { _ in exception() }
    let words = Set(
      exceptions.flatMap { exception -> [String] in
        guard case .array(let days)? = exception["on"] else { return [] }
        return days.compactMap { if case .string(let word) = $0 { word } else { nil } }
      })
    let asksForRestDays = !words.isDisjoint(with: ["workday", "restDay"])
    let isTriggered = exceptions.contains { $0["when"] != .null }
    let holidays = Self.holidays.filter { asksForRestDays || words.contains($0.id) }
    return [
      "hours": hours(), "exceptions": exceptions.isEmpty ? nil : .array(exceptions),
      "holidays": holidays.isEmpty
        ? nil
        : .array(
          holidays.map { holiday in
            [
              "id": .string(holiday.id), "name": Self.name,
              "days": .array(holiday.days.map { .string($0) }),
            ]
          }),
      "workdays": asksForRestDays && dice.oneIn(2)
        ? ["2025-01-26", "2025-10-11", "2026-02-14"] : nil,
      "triggers": isTriggered ? [["id": "heat", "name": Self.name]] : nil,
      "floats": floats ? self.floats() : nil,
    ]
  }

  private static let holidays = [
    (
      id: "spring-festival",
      days: [
        "2024-02-10/2024-02-17", "2025-01-28/2025-02-04", "2026-02-15/2026-02-23",
        "2027-02-06/2027-02-12", "2028-01-26",
      ]
    ),
    (
      id: "national-day",
      days: [
        "2024-10-01/2024-10-07", "2025-10-01/2025-10-08", "2026-10-01/2026-10-07",
        "2027-10-01/2027-10-03", "2028-10-01",
      ]
    ),
  ]

  private mutating func hours() -> Output {
    let periods = periods
    return dice.seasonList("periods") { dice in
      // Every period once, in any order, from any half hour on; then some of them again.
      let order = periods.shuffled(using: &dice.generator) + dice.some(2, of: periods)
      let cuts = dice.some(order.count, of: Array(0..<48)).sorted()
      var spans: [Period: [String]] = [:]
      for (index, period) in order.enumerated() {
        let from = cuts[index]
        let to = cuts[(index + 1) % cuts.count]
        spans[period, default: []].append(Self.span(from, to))
      }
      return .object(
        spans.sorted { $0.key.rawValue < $1.key.rawValue }.map {
          ($0.key.rawValue, .array($0.value.map { .string($0) }))
        })
    }
  }

  private static func span(_ from: Int, _ to: Int) -> String {
    "\(DaySchedule.Span(from: from, to: to == 0 ? 48 : to))"
  }

  private mutating func exception() -> Output {
    let from = dice.number(0...40)
    let on = dice.some(
      dice.number(1...2),
      of: ["sat", "sun", "tue", "workday", "restDay", "spring-festival", "national-day"])
    let isTriggered = dice.oneIn(3)
    let isByMonth = dice.oneIn(2)
    let isByDay = dice.oneIn(2) || !isByMonth && !isTriggered
    return [
      "months": isByMonth ? dice.one(of: [[6, 7], [12, 1, 2, 3], [5]]) : nil,
      "on": isByDay ? .array(on.map { .string($0) }) : nil,
      "when": isTriggered ? "heat" : nil,
      "periods": .object([
        (
          dice.one(of: periods).rawValue,
          [.string(Self.span(from, from + dice.number(1...7)))]
        )
      ]),
    ]
  }

  /// A period builds on the base, or on one that does.
  private mutating func floats() -> Output {
    let periods = periods
    let decimals = dice.number(2...8)
    return [
      "decimals": .integer(Int64(decimals)),
      "seasons": dice.seasonList("periods") { dice in
        let root = dice.one(of: periods)
        return .object(
          periods.map { period in
            let base = period != root && dice.oneIn(3) ? root.rawValue + " " : ""
            let change =
              switch dice.number(1...4) {
              case 1: "+\(dice.number(0...99))%"
              case 2: "-\(dice.number(0...60)).5%"
              case 3: dice.one(of: ["+0.1", "+0.0312", "-0.03", "-0.0187"])
              default: dice.one(of: ["x1", "x1.7", "x0.38", "x2.125", "x0.618034"])
              }
            return (period.rawValue, .string(base + change))
          })
      },
    ]
  }
}
