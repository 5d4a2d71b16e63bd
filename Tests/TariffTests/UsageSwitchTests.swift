import JSON
import Testing
import Units

@testable import Tariff

/// Changes of plan inside a bill, worked by hand from made-up round prices.
@Suite struct UsageSwitchTests {
  private static func version(_ window: String) -> String {
    let tiers = #"""
      {"window": "\#(window)", "bounds": ["100"], "uncountedMonths": null, "split": "proRata",
       "largeHousehold": null}
      """#
    return workedVersion(
      from: "2025-01-01", tiers: tiers, price: #"["0.5", "1"]"#, lines: "byTier")
  }

  private static func single() throws -> TariffPlan {
    try workedPlan(
      "worked-single", kind: "single",
      versions: [workedVersion(from: "2025-01-01", price: #""0.7""#, lines: "whole")])
  }

  private func shelf(_ plans: TariffPlan...) -> TariffShelf {
    TariffShelf(
      builtIn: plans.map { .init(name: $0.id + ".json", bytes: $0.output.bytes) })
  }

  /// January and February are 59 days, 10 kWh each. The first 20 lie in one month of 100; the 39
  /// others have no tiers.
  @Test("a total over two months has the bounds of those months in which the tiers held")
  func monthOfTiers() throws {
    let plan = try workedPlan("worked-month", kind: "tiers", versions: [Self.version("month")])
    let bill = try plan.bill(
      for: usage(
        #"{"from":"2026-01-01","to":"2026-03-01","energy":{"total":"590"},"switches":[{"on":"2026-01-21","tariff":"worked-single"}]}"#
      ), shelf: shelf(Self.single()))
    #expect(
      bill.lineTexts == [
        "energy - 1: 100 x 0.50 = 50.00", "energy - 2: 100 x 1.00 = 100.00",
        "energy - -: 390 x 0.70 = 273.00",
      ])
  }

  /// The same, the other way round: 20 days without tiers, then the rest of January and February.
  @Test("tiers that begin within a month have that month's whole bound")
  func tiersFromTheMonthOn() throws {
    let plan = try workedPlan("worked-month", kind: "tiers", versions: [Self.version("month")])
    let bill = try Self.single().bill(
      for: usage(
        #"{"from":"2026-01-01","to":"2026-03-01","energy":{"total":"590"},"switches":[{"on":"2026-01-21","tariff":"worked-month"}]}"#
      ), shelf: shelf(plan))
    #expect(
      bill.lineTexts == [
        "energy - -: 200 x 0.70 = 140.00", "energy - 1: 200 x 0.50 = 100.00",
        "energy - 2: 190 x 1.00 = 190.00",
      ])
  }

  /// Households that change from one monthly tariff to another within a month go on counting.
  @Test("a month goes on counting where the tariff of the month changes")
  func oneMonthTwoTariffs() throws {
    let plan = try workedPlan("worked-month", kind: "tiers", versions: [Self.version("month")])
    let other = try workedPlan("worked-other", kind: "tiers", versions: [Self.version("month")])
    let bill = try plan.bill(
      for: usage(
        #"{"from":"2026-01-01","to":"2026-02-01","energy":{"total":"155"},"switches":[{"on":"2026-01-11","tariff":"worked-other"}]}"#
      ), shelf: shelf(other))
    // 50 kWh in ten days, then 50 up to the bound and 55 above it.
    #expect(
      bill.lineTexts == [
        "energy - 1: 50 x 0.50 = 25.00", "energy - 1: 50 x 0.50 = 25.00",
        "energy - 2: 55 x 1.00 = 55.00",
      ])
  }
}
