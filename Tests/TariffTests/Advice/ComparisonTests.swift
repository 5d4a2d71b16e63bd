import TestSupport
import Testing
import Units

@testable import Tariff

/// Plans against each other, energy moved between periods, and one month against another's.
@Suite(.computing) struct ComparisonTests {
  private static let shelf = TariffShelf(builtIn: builtInFiles)
  private var shelf: TariffShelf { Self.shelf }
  private static let month = #""from":"2026-01-01","to":"2026-02-01""#

  private func month(_ energy: String) throws -> Usage {
    try usage(#"{\#(Self.month),"energy":{\#(energy)}}"#)
  }

  private func compare(
    _ others: [String], with reference: String, _ usage: Usage, shifted: Usage? = nil
  ) throws -> PlanComparison {
    try PlanComparison(
      plans: others.map { try #require(shelf[$0]) }, reference: #require(shelf[reference]),
      usage: usage, shifted: shifted, shelf: shelf)
  }

  /// Jiangsu: 300 x 0.5283 = 158.49 against 100 x 0.5583 + 200 x 0.3583 = 127.49; the difference
  /// of 31.00 is 19.5596 % of 158.49.
  @Test("the cheapest plan comes first, with its difference in yuan and percent")
  func cheapestFirst() throws {
    let found = try compare(
      ["jiangsu-2021-tiers-tou"], with: "jiangsu-2021-tiers",
      month(#""peak":"100","valley":"200""#))
    #expect(found.offers.map(\.plan) == ["jiangsu-2021-tiers-tou", "jiangsu-2021-tiers"])
    #expect(found.offers.map { "\($0.total)" } == ["127.49", "158.49"])
    #expect(found.offers.map { "\($0.difference ?? .zero)" } == ["-31.00", "0.00"])
    #expect(found.offers.map { $0.share?.percent } == ["-19.56%", "0%"])
  }

  @Test("a plan compared with itself is equal, and stands once")
  func itself() throws {
    for plan in shelf.plans where plan.validTo == nil && !plan.needsDemand {
      let energy =
        plan.periods.isEmpty
        ? #""total":"321.5""#
        : plan.periods.map { #""\#($0.rawValue)":"160.7""# }.joined(separator: ",")
      let found = try compare([plan.id, plan.id], with: plan.id, month(energy))
      #expect(found.offers.map(\.difference) == [.zero], "\(plan.id)")
      #expect(found.offers.map { $0.share?.percent } == ["0%"])
      #expect(found.refusals.isEmpty)
    }
  }

  @Test("the choices at a place are of one class and voltage, and in force")
  func choices() throws {
    let usage = try month(#""peak":"100","valley":"200""#)
    let choices = { (id: String) in
      shelf.choices(besides: try #require(shelf[id]), for: usage).map(\.id)
    }
    // Jiangsu's tables of 2012 ended in 2021; Hebei has tables for 1-10 kV and shared meters, too.
    #expect(try choices("jiangsu-2021-tiers") == ["jiangsu-2021-tiers", "jiangsu-2021-tiers-tou"])
    #expect(try choices("hebei-2012-tiers") == ["hebei-2012-tiers", "hebei-2023-tiers-tou"])
  }

  @Test("a plan that cannot bill the usage is listed with the reason")
  func refusals() throws {
    let found = try compare(
      ["jiangsu-2021-tiers-tou", "jiangmen-2020-tiers"], with: "jiangsu-2021-tiers",
      month(#""total":"300""#))
    #expect(found.offers.map(\.plan) == ["jiangsu-2021-tiers"])
    #expect(found.refusals.map(\.plan) == ["jiangmen-2020-tiers", "jiangsu-2021-tiers-tou"])
    #expect(found.refusals.map(\.error.code) == ["notValid", "badPeriods"])
  }

  /// 60 kWh at 0.3583 instead of 0.5583 save 12.00; without periods nothing is saved.
  @Test("an air conditioner's 60 kWh in the valley save what the periods differ by")
  func shift() throws {
    let usage = try month(#""peak":"100","valley":"200""#)
    let shift = try #require(EnergyShift("60:peak:valley"))
    let moved = try shift.applied(
      to: usage, plan: builtInPlan("jiangsu-2021-tiers-tou"), shelf: shelf)
    #expect(moved.total == usage.total)
    let found = try compare(
      ["jiangsu-2021-tiers-tou"], with: "jiangsu-2021-tiers", usage, shifted: moved)
    // 40 x 0.5583 = 22.332 and 260 x 0.3583 = 93.158.
    #expect(found.offers.map { "\($0.shifted ?? .zero)" } == ["115.49", "158.49"])
    #expect(found.offers.map { "\($0.shiftSaving ?? .zero)" } == ["12.00", "0.00"])
  }

  @Test("half hours are moved within each day, and the day keeps its energy")
  func shiftHours() throws {
    // Two days: 1 kWh at 20:00 on the first, 3 on the second, nothing else.
    var values = [Energy](repeating: .zero, count: 96)
    values[40] = kWh(1)
    values[88] = kWh(3)
    let from = try #require(CivilDate("2026-01-01"))
    let usage = try Usage(from: from, to: from.adding(days: 2), record: .halfHours(values))
    let plan = try builtInPlan("jiangsu-2021-tiers-tou")
    let shift = try #require(EnergyShift("2:18:00-22:00:00:00-02:00"))
    let moved = try shift.applied(to: usage, plan: plan, shelf: shelf)
    guard case .halfHours(let found) = moved.energy else {
      Issue.record("no half hours")
      return
    }
    // A quarter of 2 kWh from the first day, evenly over four half hours.
    #expect(found[0..<4].map { "\($0)" } == ["0.125", "0.125", "0.125", "0.125"])
    #expect(found[48..<52].map { "\($0)" } == ["0.375", "0.375", "0.375", "0.375"])
    #expect("\(found[40])" == "0.5" && "\(found[88])" == "1.5")
    #expect(moved.total == usage.total)
    // By the periods' words: Jiangsu's valley is 21:00-08:00, 22 half hours.
    let byWord = try #require(EnergyShift("4:peak:valley"))
      .applied(to: usage, plan: plan, shelf: shelf)
    #expect("\(try plan.bill(for: byWord, shelf: shelf).exact)" == "1.4332")
  }

  @Test(
    "a shift that cannot be is refused with the reason",
    arguments: [
      ("120:peak:valley", "badShift", "only 100 kWh"), ("1:flat:valley", "badShift", "energy.flat"),
      ("1:18:00-22:00:00:00-06:00", "badShift", "half-hour values"),
    ])
  func badShift(text: String, code: String, words: String) throws {
    let shift = try #require(EnergyShift(text))
    let usage = try month(#""peak":"100","valley":"200""#)
    let error = #expect(throws: AdviceError.self) {
      try shift.applied(to: usage, plan: builtInPlan("jiangsu-2021-tiers-tou"), shelf: nil)
    }
    #expect(error?.code == code)
    #expect(error?.message.en.contains(words) == true, "\(error?.message.en ?? "")")
  }

  @Test(
    "a shift that cannot be read is none",
    arguments: [
      "", "60", "60:peak", "x:peak:valley", "60:peak:night", "0:peak:valley", "-1:peak:valley",
      "1:18:15-22:00:valley", "1:25:00-26:00:valley", "1:peak:valley:flat",
    ])
  func unreadable(text: String) { #expect(EnergyShift(text) == nil) }

  /// Beijing: 240 kWh cost 117.192, 300 cost 149.49. The 60 more at 0.4883 are 29.298, and all 60
  /// lie in tier 2: 3.00. The earlier bill was rounded down by 0.002.
  @Test("more energy than last year is told apart from the higher tier that it fell into")
  func moreEnergy() throws {
    let found = try BillDifference(
      plan: builtInPlan("beijing-2012-tiers"), later: month(#""total":"300""#),
      earlier: usage(#"{"from":"2025-01-01","to":"2025-02-01","energy":{"total":"240"}}"#),
      shelf: shelf)
    #expect(
      found.parts.map { "\($0.cause.rawValue) \($0.amount.yuan())" }
        == ["energy 29.298", "tiers 3.00", "rounding 0.002"])
    #expect("\(found.difference)" == "32.30")
  }

  /// 50 kWh more at peak instead of the valley: 50 x 0.20. 83.745 becomes 83.75, 17.915 17.92.
  @Test("other hours than last year are told apart from the energy")
  func otherHours() throws {
    let found = try BillDifference(
      plan: builtInPlan("jiangsu-2021-tiers-tou"), later: month(#""peak":"150","valley":"50""#),
      earlier: usage(
        #"{"from":"2025-01-01","to":"2025-02-01","energy":{"peak":"100","valley":"100"}}"#),
      shelf: shelf)
    #expect(
      found.parts.map { "\($0.cause.rawValue) \($0.amount.yuan())" }
        == ["periods 10.00", "rounding 0.01"])
  }

  /// Guangzhou's bounds are 260/600 from May to October and 200/400 else.
  @Test("another season's bounds are told as another price of the same use")
  func otherSeason() throws {
    let plan = try builtInPlan("guangzhou-2026-tiers")
    let found = try BillDifference(
      plan: plan,
      later: usage(#"{"from":"2026-11-01","to":"2026-12-01","energy":{"total":"260"}}"#),
      earlier: usage(#"{"from":"2026-10-01","to":"2026-11-01","energy":{"total":"260"}}"#),
      shelf: shelf)
    // 60 kWh have come to lie above 200: 60 x 0.05.
    #expect(found.parts.first.map { "\($0.cause.rawValue) \($0.amount.yuan())" } == "price 3.00")
    #expect(found.parts.reduce(Money.zero) { $0 + $1.amount } == found.difference)
  }

  /// At least 10 yuan: nothing cost 10.00, 100 kWh cost 50.00 and no minimum is missing.
  @Test("a minimum that is no longer missing is told apart from the energy")
  func minimum() throws {
    var tariff = ChargeTariff()
    tariff.minimum = #"{"perMonth":"10.00"}"#
    let found = try BillDifference(
      plan: tariff.checked(), later: month(#""total":"100""#),
      earlier: usage(#"{"from":"2025-01-01","to":"2025-02-01","energy":{"total":"0"}}"#),
      shelf: nil)
    #expect(
      found.parts.map { "\($0.cause.rawValue) \($0.amount.yuan())" }
        == ["charges -10.00", "energy 50.00"])
  }

  /// Jiangsu's tier year holds 2700 kWh, so that 240 of 300 more lie above 2760: 158.49 + 12.00.
  /// Beijing's month begins with the bill: 149.49, whatever the year held.
  @Test("a plan that counts by the month does not get the year's count")
  func countOfMonth() throws {
    let usage = try usage(#"{\#(Self.month),"energy":{"total":"300"},"before":"2700"}"#)
    let found = try compare(["beijing-2012-tiers"], with: "jiangsu-2021-tiers", usage)
    #expect(
      found.offers.map { "\($0.plan) \($0.total)" }
        == ["beijing-2012-tiers 149.49", "jiangsu-2021-tiers 170.49"])
    #expect(found.offers.allSatisfy { $0.note == nil })
  }

  /// From January on nothing was used in a tier year that begins then; from March on nobody knows.
  @Test("a plan that counts by the year is told where nothing is known of the year")
  func countOfYear() throws {
    let january = try compare(
      ["jiangsu-2021-tiers"], with: "beijing-2012-tiers", month(#""total":"300""#))
    #expect(january.offers.allSatisfy { $0.note == nil })
    let march = try compare(
      ["jiangsu-2021-tiers"], with: "beijing-2012-tiers",
      usage(#"{"from":"2026-03-01","to":"2026-04-01","energy":{"total":"300"},"before":"50"}"#))
    let year = try #require(march.offers.first { $0.plan == "jiangsu-2021-tiers" })
    #expect(year.isCountUnknown && "\(year.total)" == "158.49")
    #expect(march.offers.filter { $0.note != nil }.count == 1)
  }
}
