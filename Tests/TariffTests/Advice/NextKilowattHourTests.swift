import TestSupport
import Testing
import Units

@testable import Tariff

/// What one more kilowatt-hour costs, and how far the next tier is, worked by hand.
@Suite(.computing) struct NextKilowattHourTests {
  private func month(_ energy: String, before: String = "0") throws -> Usage {
    try usage(
      #"{"from":"2026-01-01","to":"2026-02-01","energy":{\#(energy)},"before":"\#(before)"}"#)
  }

  /// Beijing: 0.4883 up to 240, 0.5383 up to 400, 0.7883 above.
  @Test(
    "one more kWh costs its tier's price, and at a bound a part of each",
    arguments: [
      ("100", ["1: 1 = 0.4883"]), ("239", ["1: 1 = 0.4883"]), ("240", ["2: 1 = 0.5383"]),
      // Half of it at 0.4883 is 0.24415, half at 0.5383 is 0.26915.
      ("239.5", ["1: 0.5 = 0.24415", "2: 0.5 = 0.26915"]), ("400", ["3: 1 = 0.7883"]),
      ("399.9", ["2: 0.1 = 0.05383", "3: 0.9 = 0.70947"]), ("500", ["3: 1 = 0.7883"]),
    ])
  func beijing(energy: String, parts: [String]) throws {
    let more = try OneMoreKilowattHour.all(
      plan: builtInPlan("beijing-2012-tiers"), usage: month(#""total":"\#(energy)""#), shelf: nil)
    #expect(more.count == 1)
    #expect(
      more[0].parts.map { "\($0.tier ?? 0): \($0.energy) = \($0.cost.yuan())" } == parts)
  }

  @Test("each period has its own next kWh")
  func jiangsu() throws {
    let more = try OneMoreKilowattHour.all(
      plan: builtInPlan("jiangsu-2021-tiers-tou"),
      usage: month(#""peak":"100","valley":"100""#, before: "2600"), shelf: nil)
    #expect(
      more.map { "\($0.period?.rawValue ?? "-") \($0.cost.yuan())" }
        == ["peak 0.6083", "valley 0.4083"])
  }

  /// 60 of 300 kWh lie in tier 2, shared 2 : 1, and add 3.00. With 201 peak of 301 kWh 61 lie in
  /// it: 40.734219 x 0.06 + 20.265781 x 0.03 = 3.05202657. So the price of a peak kWh there is
  /// not the printed 0.677.
  @Test("where adders are shared out the next kWh moves the shares of the others too")
  func shanghai() throws {
    let more = try OneMoreKilowattHour.all(
      plan: builtInPlan("shanghai-2012-tiers-tou"),
      usage: month(#""peak":"200","valley":"100""#, before: "2880"), shelf: nil)
    #expect(more[0].cost.yuan() == "0.66902657")
  }

  @Test(
    "what is left of a tier is counted in its window",
    arguments: [
      ("100", 1, "140", "0.4883", "0.5383"), ("240", 2, "160", "0.5383", "0.7883"),
      ("399.5", 2, "0.5", "0.5383", "0.7883"),
    ])
  func left(energy: String, tier: Int, left: String, now: String, next: String) throws {
    let found = try #require(
      try NextTier(
        plan: builtInPlan("beijing-2012-tiers"), usage: month(#""total":"\#(energy)""#),
        shelf: nil))
    #expect(found.tier == tier)
    #expect(found.left.map { "\($0)" } == left)
    #expect(found.prices.map { "\($0.now)" } == [now])
    #expect(found.prices.map { "\($0.next ?? .zero)" } == [next])
    // The month is over with the bill.
    #expect(found.pace == nil && found.isWindowOver)
    #expect(found.text.en.contains("begins anew"))
  }

  @Test("in the highest tier nothing is left and nothing comes next")
  func highest() throws {
    let found = try #require(
      try NextTier(
        plan: builtInPlan("beijing-2012-tiers"), usage: month(#""total":"400""#), shelf: nil))
    #expect(found.tier == 3)
    #expect(found.left == nil && found.pace == nil)
    #expect(found.text.en.contains("highest tier"))
  }

  /// 200 kWh in 31 days; of 2760 kWh 40 are left. Six more days use 38.7, seven 45.2. To the end
  /// of the year are 334 days: 2720 + 200 x 334 / 31 = 4874.838709….
  @Test("the pace says on which day a tier year's bound is passed")
  func pace() throws {
    let found = try #require(
      try NextTier(
        plan: builtInPlan("jiangsu-2021-tiers-tou"),
        usage: month(#""peak":"100","valley":"100""#, before: "2520"), shelf: nil))
    #expect(found.left == kWh(40))
    #expect(
      found.prices.map { "\($0.now) \($0.next ?? .zero)" } == ["0.5583 0.6083", "0.3583 0.4083"])
    #expect(found.pace?.reachedOn == CivilDate("2026-02-07"))
    #expect(found.pace?.windowEnd == CivilDate("2027-01-01"))
    #expect(found.pace.map { "\($0.usedThen)" } == "4874.838709")
  }

  /// 200 kWh a month of 31 days are 2354.8 in a year of 365.
  @Test("a household that stays below the bound is told so")
  func neverReached() throws {
    let found = try #require(
      try NextTier(
        plan: builtInPlan("jiangsu-2021-tiers"), usage: month(#""total":"200""#), shelf: nil))
    #expect(found.pace?.reachedOn == nil)
    #expect(found.pace.map { "\($0.usedThen)" } == "2354.838709")
    #expect(found.text.en.contains("the next tier is not reached"))
  }

  /// A running month: 100 kWh in ten days, 140 left, so that the fifteenth more day passes 240.
  @Test("within a month the pace looks to the month's end")
  func runningMonth() throws {
    let found = try #require(
      try NextTier(
        plan: builtInPlan("beijing-2012-tiers"),
        usage: usage(#"{"from":"2026-01-01","to":"2026-01-11","energy":{"total":"100"}}"#),
        shelf: nil))
    #expect(!found.isWindowOver)
    #expect(found.pace?.windowEnd == CivilDate("2026-02-01"))
    #expect(found.pace?.reachedOn == CivilDate("2026-01-25"))
  }

  @Test("a tariff without tiers has no next tier")
  func noTiers() throws {
    #expect(
      try NextTier(plan: flatPlan(), usage: month(#""total":"200""#), shelf: nil) == nil)
  }

  private static let free = #"{"perMonth":"15","as":"energy","money":null}"#

  /// 15 kWh are free and taken off before the tiers; the tariff of the test costs 0.50.
  @Test(
    "what is still free costs nothing, and is not counted",
    arguments: [(10, "0.00"), (14, "0.00"), (15, "0.50"), (100, "0.50")] as [(Int64, String)])
  func freeEnergy(energy: Int64, cost: String) throws {
    var tariff = ChargeTariff()
    tariff.freeEnergy = Self.free
    let usage = try Usage(
      from: day("2026-04-01"), to: day("2026-05-01"), energy: .total(kWh(energy)),
      household: Household(hasLowIncome: true))
    let more = try OneMoreKilowattHour.all(plan: tariff.checked(), usage: usage, shelf: nil)
    #expect(more.map { $0.cost.yuan() } == [cost])
  }

  /// 245 kWh less 15 are 230 of 240.
  @Test("free energy leaves more of the tier")
  func freeTier() throws {
    var tariff = ChargeTariff()
    tariff.plan = "tiers"
    tariff.freeEnergy = Self.free
    tariff.tiers = #"""
      {"window":"month","bounds":["240"],"uncountedMonths":null,"split":"proRata","largeHousehold":null}
      """#
    tariff.components = #"""
      [{"id":"energy","name":{"zh":"电","en":"energy"},"price":["0.50","0.60"],"floats":false,
        "lines":"byTier","powerFactor":false}]
      """#
    let usage = try Usage(
      from: day("2026-04-01"), to: day("2026-05-01"), energy: .total(kWh(245)),
      household: Household(hasLowIncome: true))
    let found = try #require(try NextTier(plan: tariff.checked(), usage: usage, shelf: nil))
    #expect(found.left == kWh(10) && found.used == kWh(230))
  }
}
