import JSON
import TestSupport
import Testing
import Units

@testable import Tariff

/// Where rules meet: each sum is worked by hand.
@Suite(.computing) struct EdgeTests {
  /// The whole household's file with some changes.
  private func plan(_ changes: (String, String)...) throws -> TariffPlan {
    let text = changes.reduce(FullTariff.household) { $0.replacing($1.0, with: $1.1) }
    return try TariffFile.parse(Array(text.utf8), name: "full.json")
  }

  @Test("one base price with adders by period costs each period its own in the higher tiers")
  func addersByPeriodOnOneBase() throws {
    let funds =
      #"{"id": "funds", "name": {"zh": "基金", "en": "funds"}, "price": {"base": "0.01", "adders": ["#
      + #"{"peak": "0.02", "valley": "0.04"}, {"peak": "0.03", "valley": "0.05"}]}, "#
      + #""floats": false, "lines": "byTier", "powerFactor": false}"#
    let plan = try plan(
      ("\"inOrder\"", "\"proRata\""),
      (
        #""floats": false, "lines": "byTier", "powerFactor": false}]"#,
        #""floats": false, "lines": "byTier", "powerFactor": false}, "# + funds + "]"
      ))
    // Above the 1000 kWh of the first half of 2025 all is tier 2.
    let bill = try plan.bill(
      for: usage(
        #"{"from":"2025-02-01","to":"2025-03-01","energy":{"peak":"10","valley":"10"},"before":"1000"}"#
      ))
    #expect(
      bill.lineTexts == [
        "energy peak 2: 10 x 0.55 = 5.50", "energy valley 2: 10 x 0.25 = 2.50",
        "funds peak 2: 10 x 0.03 = 0.30", "funds valley 2: 10 x 0.05 = 0.50",
      ])
  }

  @Test("a new account in a transitional time has its share of that time's bounds")
  func newAccountInTransition() throws {
    let plan = try plan(("\"inOrder\"", "\"proRata\""))
    // 1000 kWh are for six months; three have begun from 10 April to the end of June: 500.
    for (before, price) in [("499", "0.50"), ("500", "0.55")] {
      let bill = try plan.bill(
        for: usage(
          #"{"from":"2025-06-01","to":"2025-07-01","energy":{"peak":"1","valley":"0"},"#
            + #""before":"\#(before)","household":{"since":"2025-04-10"}}"#))
      #expect("\(bill.total)" == price)
    }
  }

  @Test("a month that does not count adds nothing to the bounds of its cycle")
  func uncountedMonthInCycle() throws {
    let plan = try plan((#""window": "month""#, #""window": "cycle""#))
    // By days 310 kWh are October's and 300 November's, which does not count: of October's, 50 lie
    // above its bound of 260.
    let bill = try plan.bill(
      for: usage(
        #"{"from":"2024-10-01","to":"2024-12-01","energy":{"critical":"0","peak":"610","valley":"0"}}"#
      ))
    #expect(
      bill.lineTexts.prefix(3) == [
        "energy peak 1: 610 x 1.02 = 622.20", "energy - 2: 50 x 0.05 = 2.50",
        "funds - -: 610 x -0.03 = -18.30",
      ])
  }

  @Test("the error names the tariff's last day, also for a bill long after it")
  func lastDay() throws {
    let usage = try usage(#"{"from":"2024-06-01","to":"2024-07-01","energy":{"total":"1"}}"#)
    #expect(
      throws: BillError.noLongerValid(
        tariff: "jiangmen-2020-tiers", lastDay: CivilDate(daysSince1970: 18_627))
    ) { try builtInPlan("jiangmen-2020-tiers").bill(for: usage) }
  }

  @Test("New Year's days that begin in the old year do not tell the old year's holidays")
  func holidaysOverNewYear() throws {
    let day = { (text: String) in try #require(CivilDate(text)) }
    let name = BilingualText(zh: "节", en: "holiday")
    let calendar = try PeriodCalendar(
      hours: BySeason(DaySchedule(slots: Array(repeating: .flat, count: 48))),
      exceptions: [
        HoursException(
          months: .all, days: [.restDay], trigger: nil,
          slots: Array(repeating: .deepValley, count: 48))
      ],
      holidays: [
        .init(id: "new-year", name: name, days: [day("2023-12-30")...day("2024-01-01")]),
        .init(id: "national-day", name: name, days: [day("2024-10-01")...day("2024-10-07")]),
      ])
    #expect(throws: BillError.holidaysUnknown(year: 2023)) {
      try calendar.schedule(on: day("2023-10-02"), triggered: [:])
    }
    let first = try calendar.schedule(on: day("2024-01-01"), triggered: [:])
    #expect(first.slots[0] == .deepValley)
  }
}
