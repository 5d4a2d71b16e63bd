import Testing
import Units

@testable import Tariff

/// What an analyst of a large customer asks, worked by hand.
@Suite struct LargeCustomerTests {
  private static let january = #""from":"2026-01-01","to":"2026-02-01""#

  /// 800 kW for all of January's 744 hours would be 595 200 kWh; 372 000 are 62.5 % of that.
  /// 0.50 yuan for each is all that the plan knows.
  @Test("the load factor is the energy over the maximum demand in all hours")
  func loadFactor() throws {
    let found = try LoadFigures(
      plan: flatPlan(),
      usage: usage(#"{\#(Self.january),"energy":{"total":"372000"},"demandKW":"800"}"#), shelf: nil)
    #expect(found.loadFactor?.percent == "62.5%")
    #expect(found.meanPrice.map { "\($0)" } == "0.50")
    #expect(found.shares.isEmpty && found.peakShare == nil)
  }

  /// 2 kWh in one half hour are 4 kW. 100 kWh of 4 kW x 48 h = 192 kWh: 52.083 %.
  @Test("without a measured demand the highest half hour gives it")
  func halfHours() throws {
    var values = [Energy](repeating: kWh(1), count: 96)
    for slot in [10, 20, 60, 70] { values[slot] = kWh(2) }
    let from = try #require(CivilDate("2026-01-01"))
    let usage = try Usage(from: from, to: from.adding(days: 2), record: .halfHours(values))
    let found = try LoadFigures(plan: flatPlan(), usage: usage, shelf: nil)
    #expect(found.maximum == Power(milliwatts: 4_000_000))
    #expect(found.loadFactor?.percent == "52.08%")
  }

  /// 150 of 450 kWh at peak; no period is named that the tariff does not have. The bill is
  /// 150 x 0.5583 + 300 x 0.3583 = 191.235, printed 83.75 + 107.49 = 191.24: 0.42498 a kWh.
  @Test("each period's share is told, and what peak and critical hours have together")
  func shares() throws {
    let found = try LoadFigures(
      plan: builtInPlan("jiangsu-2021-tiers-tou"),
      usage: usage(#"{\#(Self.january),"energy":{"peak":"150","valley":"300"}}"#), shelf: nil)
    #expect(
      found.shares.map { "\($0.period.rawValue) \($0.share?.percent ?? "-")" }
        == ["peak 33.33%", "valley 66.67%"])
    #expect(found.peakShare?.percent == "33.33%")
    #expect(found.meanPrice.map { "\($0)" } == "0.425")
    #expect(found.loadFactor == nil)
  }

  @Test("without energy there is no mean price and no share, and nothing breaks")
  func nothingUsed() throws {
    let found = try LoadFigures(
      plan: builtInPlan("jiangsu-2021-tiers-tou"),
      usage: usage(#"{\#(Self.january),"energy":{"peak":"0","valley":"0"},"demandKW":"0"}"#),
      shelf: nil)
    #expect(found.meanPrice == nil && found.loadFactor == nil && found.peakShare == nil)
    #expect(found.text.en == "no energy was used")
  }

  /// tan(acos 0.95) = 0.3286841051788632, tan(acos 0.9) = 0.4843221048378525: the digits that
  /// follow are cut off.
  @Test(
    "a power factor says how much reactive energy may be left",
    arguments: [
      ("0.95", "100000", "60000", "32868.410517"), ("0.9", "100000", "60000", "48432.210483"),
      ("1", "100000", "60000", "0"), ("0.5", "1000", "5000", "1732.050807"),
      // Nobody is told to use more.
      ("0.95", "100000", "30000", "30000"),
    ])
  func reactive(factor: String, energy: String, reactive: String, left: String) throws {
    let number = try #require(ExactDecimal(factor).flatMap(Ratio.init))
    let found = try PowerFactorSaving(
      .to(number), plan: flatPlan(),
      usage: usage(
        #"{\#(Self.january),"energy":{"total":"\#(energy)"},"reactive":"\#(reactive)"}"#),
      shelf: nil)
    #expect("\(found.reactiveThen)" == left)
    // The plan has no power factor.
    #expect(found.saving == .zero)
  }

  /// 50 kvar for 744 hours are 37 200 kvarh.
  @Test("capacitors take their kvar off in every hour, and never more than there is")
  func capacitors() throws {
    let usage = try usage(
      #"{\#(Self.january),"energy":{"total":"100000"},"reactive":"60000"}"#)
    let some = try PowerFactorSaving(
      .by(kilovars: 50), plan: flatPlan(), usage: usage, shelf: nil)
    #expect("\(some.reactiveThen)" == "22800")
    let many = try PowerFactorSaving(
      .by(kilovars: 1_000_000), plan: flatPlan(), usage: usage, shelf: nil)
    #expect(many.reactiveThen == .zero)
  }

  @Test("without reactive energy, and beyond a sensible factor, there is no answer")
  func refusals() throws {
    let usage = try usage(#"{\#(Self.january),"energy":{"total":"100000"}}"#)
    #expect(throws: AdviceError.noLargeCustomer) {
      try PowerFactorSaving(.by(kilovars: 1), plan: flatPlan(), usage: usage, shelf: nil)
    }
    #expect(try BasisComparison(plan: flatPlan(), usage: usage, shelf: nil) == nil)
  }
}
