import JSON
import TestSupport
import Testing
import Units

@testable import Tariff

/// A bill does not depend on how a tariff or a usage is written down.
@Suite(.computing) struct FormTests {
  @Test("the order of keys, of a tariff's and of a usage's, changes nothing")
  func keyOrder() throws {
    for seed in 0..<150 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let plan = try drawnPlan(seed)
      let shuffled = try read(plan.output.shuffled(using: &generator))
      #expect(shuffled == plan)
      guard !plan.isOrdered else { continue }
      var dice = UsageDice(seed: seed, periods: plan.periods)
      let drawn = try dice.usage(seed % 2 == 0 ? .total : .pieces)
      let again = try usage(drawn.output.shuffled(using: &generator).text)
      #expect(try shuffled.bill(for: again) == plan.bill(for: drawn), "seed \(seed)")
    }
  }

  @Test("a number and a text of it are the same, with zeros at its end or without")
  func numbers() throws {
    let plan = try builtInPlan("beijing-2012-tiers")
    let bills = try ["240.5", "\"240.5\"", "\"240.500000\"", "240.50"].map {
      try plan.bill(
        for: usage(#"{"from":"2026-01-01","to":"2026-02-01","energy":{"total":\#($0)}}"#))
    }
    #expect(Set(bills).count == 1)
    let text = plan.output.text
    #expect(
      try TariffFile.parse(Array(text.replacing("\"0.4883\"", with: "0.48830").utf8), name: "f")
        == plan)
  }

  @Test("an exception's place in the list counts only where two name the same hours of a day")
  func exceptionOrder() throws {
    for seed in 0..<200 as Range<UInt64> {
      let plan = try drawnPlan(seed)
      guard let calendar = plan.newest.calendar, calendar.exceptions.count > 1 else { continue }
      let backwards = PeriodCalendar(
        hours: calendar.hours, exceptions: calendar.exceptions.reversed(),
        holidays: calendar.holidays, workdays: calendar.workdays, triggers: calendar.triggers)
      let isApart = (0..<DaySchedule.slotCount).allSatisfy { slot in
        calendar.exceptions.filter { $0.slots[slot] != nil }.count <= 1
      }
      guard isApart else { continue }
      for offset in 0..<400 {
        let day = CivilDate(daysSince1970: 20_454 + offset)
        #expect(
          try calendar.schedule(on: day, triggered: ["heat": [day]])
            == backwards.schedule(on: day, triggered: ["heat": [day]]))
      }
    }
  }

  @Test("a tariff compared with itself is equal: a change to itself changes nothing")
  func changeToItself() throws {
    for seed in 0..<300 as Range<UInt64> {
      var file = TariffDice(seed: seed)
      let plan = try read(file.file(id: "same"))
      let shelf = TariffShelf(builtIn: [.init(name: "same.json", bytes: plan.output.bytes)])
      var dice = UsageDice(seed: seed, periods: plan.periods)
      let usage = try dice.usage(plan.isOrdered ? .halfHours : .pieces)
      let change = Usage.Switch(
        on: usage.from.adding(days: dice.dice.number(1...usage.dayCount - 1)), tariff: "same")
      let changed = try usage.replacing(usage.energy, switches: [change])
      #expect(
        try plan.bill(for: changed, shelf: shelf).output == plan.bill(for: usage).output,
        "seed \(seed)")
    }
  }

  @Test("who comes back to a tariff has one line for each of its prices")
  func back() throws {
    let plan = try builtInPlan("jiangsu-2021-tiers")
    let shelf = TariffShelf(builtIn: builtInFiles)
    let bill = try plan.bill(
      for: usage(
        #"{"from":"2026-01-01","to":"2026-01-31","energy":{"peak":"150","valley":"150"},"switches":["#
          + #"{"on":"2026-01-11","tariff":"jiangsu-2021-tiers-tou"},"#
          + #"{"on":"2026-01-21","tariff":"jiangsu-2021-tiers"}]}"#), shelf: shelf)
    // 200 of 300 kWh on the tariff by tiers, 50 and 50 on the other; all in tier 1 of the year.
    #expect(
      bill.lineTexts == [
        "energy - 1: 200 x 0.5283 = 105.66", "energy peak 1: 50 x 0.5583 = 27.92",
        "energy valley 1: 50 x 0.3583 = 17.92",
      ])
  }
}

extension Output {
  /// The same with the members of every object in another order.
  fileprivate func shuffled(using generator: inout SeededGenerator) -> Output {
    switch self {
    case .object(let members):
      .object(
        members.map { ($0.0, $0.1.shuffled(using: &generator)) }.shuffled(using: &generator))
    case .array(let elements): .array(elements.map { $0.shuffled(using: &generator) })
    default: self
    }
  }
}
