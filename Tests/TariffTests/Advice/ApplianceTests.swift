import TestSupport
import Testing
import Units

@testable import Tariff

/// What an appliance adds to a bill, worked by hand.
@Suite(.computing) struct ApplianceTests {
  private let jiangsu = #""from":"2026-01-01","to":"2026-02-01""#

  private func cost(
    _ id: String, of plan: String, _ usage: Usage
  ) throws -> ApplianceCost {
    try ApplianceCost(
      #require(Appliance.named(id)), plan: builtInPlan(plan), usage: usage, shelf: nil)
  }

  /// 7 kW from 23:00 to 00:30 are 10.5 kWh a day, 325.5 in January, all in Jiangsu's valley
  /// (21:00-08:00) at 0.3583: 116.62665. Two kW from 18:00 to 20:00 are 124 kWh at 0.5583.
  @Test(
    "an appliance's hours are put into the tariff's periods",
    arguments: [
      ("ev-charger", "325.5", [.valley: "325.5"], "116.62665"),
      ("water-heater", "124", [.peak: "124"], "69.2292"),
      // 35 W for 13 hours of peak and 11 of valley, 31 days: 14.105 x 0.5583 + 11.935 x 0.3583.
      ("refrigerator", "26.04", [.peak: "14.105", .valley: "11.935"], "12.151132"),
    ] as [(String, String, [Period: String], String)])
  func periods(id: String, energy: String, periods: [Period: String], money: String) throws {
    let found = try cost(
      id, of: "jiangsu-2021-tiers-tou",
      usage(#"{\#(jiangsu),"energy":{"peak":"100","valley":"100"}}"#))
    #expect("\(found.energy)" == energy)
    #expect(found.periods.mapValues { "\($0)" } == periods)
    #expect(found.cost.yuan() == money)
    #expect(!found.isOutOfSeason)
  }

  /// 124 kWh on top of 200: 40 at 0.4883, 84 at 0.5383.
  @Test("an appliance pays the tiers that it reaches on top of all else")
  func marginal() throws {
    let found = try cost(
      "water-heater", of: "beijing-2012-tiers", usage(#"{\#(jiangsu),"energy":{"total":"200"}}"#))
    #expect(found.cost.yuan() == "64.7492")
  }

  /// The water heater's 124 kWh at 0.3583 instead of 0.5583 are 44.4292; the car charges in the
  /// valley already, and nobody moves a refrigerator.
  @Test("what can be moved is told its cheapest hours")
  func moved() throws {
    let usage = try usage(#"{\#(jiangsu),"energy":{"peak":"100","valley":"100"}}"#)
    let heater = try cost("water-heater", of: "jiangsu-2021-tiers-tou", usage)
    #expect(heater.moved.map { "\($0.period.rawValue) \($0.cost.yuan())" } == "valley 44.4292")
    for id in ["ev-charger", "refrigerator"] {
      #expect(try cost(id, of: "jiangsu-2021-tiers-tou", usage).moved == nil)
    }
    #expect(try cost("water-heater", of: "jiangsu-2021-tiers", usage).moved == nil)
  }

  @Test("half hours get the appliance's own, and cost the same as its periods")
  func halfHours() throws {
    let from = try #require(CivilDate("2026-01-01"))
    let empty = try Usage(
      from: from, to: from.adding(months: 1),
      record: .halfHours([Energy](repeating: .zero, count: 31 * 48)))
    let found = try cost("refrigerator", of: "jiangsu-2021-tiers-tou", empty)
    #expect(found.cost.yuan() == "12.151132")
  }

  @Test("out of its months an appliance is taken to run, and that is said")
  func outOfSeason() throws {
    let found = try cost(
      "air-conditioner", of: "beijing-2012-tiers", usage(#"{\#(jiangsu),"energy":{"total":"0"}}"#))
    // 0.7 kW for six hours of 31 days.
    #expect("\(found.energy)" == "130.2")
    #expect(found.isOutOfSeason)
    #expect(found.text.en.contains("usually runs in the months 6, 7, 8, 9 only"))
  }

  @Test("over several months it runs in its own, and a mean month is told")
  func months() throws {
    let found = try cost(
      "air-conditioner", of: "jiangsu-2021-tiers",
      usage(#"{"from":"2026-05-01","to":"2026-07-01","energy":{"total":"0"}}"#))
    // 30 days of June: 126 kWh at 0.5283 are 66.5658.
    #expect("\(found.energy)" == "126")
    #expect(found.cost.yuan() == "66.5658" && found.costPerMonth.yuan() == "33.2829")
  }

  @Test("the catalogue's entries are sensible and tell where they come from")
  func catalogue() {
    #expect(Appliance.catalogue.count >= 12)
    #expect(Set(Appliance.catalogue.map(\.id)).count == Appliance.catalogue.count)
    for appliance in Appliance.catalogue {
      #expect((1...10_000).contains(appliance.watts))
      #expect(!appliance.slots.isEmpty && !appliance.months.isEmpty)
      #expect(!appliance.source.isEmpty && !appliance.grade.isEmpty)
    }
  }
}
