import TestSupport
import Testing
import Units

@testable import Tariff

/// What an analyst of a large customer asks, worked by hand.
@Suite(.computing) struct LargeCustomerTests {
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
    #expect(throws: AdviceError.reactiveUnknown) {
      try PowerFactorSaving(.by(kilovars: 1), plan: flatPlan(), usage: usage, shelf: nil)
    }
    #expect(try BasisComparison(plan: flatPlan(), usage: usage, shelf: nil) == nil)
  }

  /// April: 100 000 kWh at 0.50, 1000 kVA at 23 yuan, a maximum of 700 kW at 32.
  private func april(_ demand: Demand) throws -> Usage {
    try Usage(
      from: day("2026-04-01"), to: day("2026-05-01"), energy: .total(kWh(100_000)), demand: demand)
  }

  private static let limits =
    #"{"above":"1.05","times":"2","base":"limit","excess":"limit","floor":null}"#

  /// Contract 650: 682.5 + 2 x 17.5 = 717.5 kW cost 22960. A contract of 667 kW bears 700.35 and
  /// costs 21344; 666 bears 699.3 only and is billed 700.7 kW, 22422.40. The capacity costs 23000,
  /// the maximum 22400. With 50000 for the energy.
  @Test("the other choices of basic charge stand beside each other, the contract at its best")
  func basis() throws {
    let usage = try april(
      Demand(capacity: capacities(["2025-01-01": 1000]), contract: kW(650), maximum: [kW(700)]))
    let found = try #require(
      try BasisComparison(plan: ChargeTariff.twoPart().checked(), usage: usage, shelf: nil))
    #expect("\(found.total)" == "72960.00")
    #expect(
      found.offers.map { "\($0.basis.rawValue) \($0.contract.map { "\($0)" } ?? "-") \($0.total)" }
        == ["contract 667 71344.00", "maximum - 72400.00", "capacity - 73000.00"])
    #expect(found.refusals.isEmpty)
  }

  /// 70 % of 1000 kVA are 700 kW: no contract of 667 is to be had.
  @Test("a contract is not offered below its share of the capacity")
  func leastContract() throws {
    let usage = try april(
      Demand(capacity: capacities(["2025-01-01": 1000]), contract: kW(800), maximum: [kW(700)]))
    let plan = try ChargeTariff.twoPart(contractShare: #""0.70""#).checked()
    let found = try #require(try BasisComparison(plan: plan, usage: usage, shelf: nil))
    let contract = found.offers.first { $0.basis == .contract }
    #expect(contract?.contract == kW(700) && contract?.total == Money(fen: 7_240_000))
  }

  /// Two months, of 400 and 800 kW. A contract c below 800/1.05 costs in the second month
  /// 1.05 c + 2 (800 - 1.05 c), which falls by 1.05 for each kW, and c in the first: 762 is best.
  /// It bears 800.1 kW, so both months cost it: 2 x 762 x 32 = 48768.
  @Test("over several months the best contract weighs their maxima")
  func severalMonths() throws {
    let usage = try Usage(
      from: day("2026-04-01"), to: day("2026-06-01"), energy: .total(kWh(100_000)),
      demand: Demand(maximum: [kW(400), kW(800)]))
    let found = try #require(
      try BasisComparison(plan: ChargeTariff.twoPart().checked(), usage: usage, shelf: nil))
    // By the maximum 1200 x 32 = 38400; the capacity is not known.
    #expect(
      found.offers.map { "\($0.basis.rawValue) \($0.total)" }
        == ["maximum 88400.00", "contract 98768.00"])
    #expect(found.offers[1].contract == kW(762))
    #expect(found.refusals.map(\.error) == [.capacityNeeded])
  }

  /// 100 000 kWh and 60 000 kvarh are a factor of 0.86, 2 % more on 22960 of basic charge: 459.20.
  /// At 0.95 it is 0.75 % less, 172.20; so are 24 000 kvarh, which 50 kvar for 720 hours leave.
  @Test("a better power factor saves what the two adjustments differ by")
  func powerFactor() throws {
    let plan = try ChargeTariff.twoPart(
      powerFactor: #"{"standard":"0.90","best":null,"by":"sum"}"#
    ).checked()
    let usage = try april(
      Demand(contract: kW(650), maximum: [kW(700)], reactive: kvarh(60_000)))
    for way in [PowerFactorSaving.Way.to(Ratio(units: 95_000_000)), .by(kilovars: 50)] {
      let found = try PowerFactorSaving(way, plan: plan, usage: usage, shelf: nil)
      #expect("\(found.total)" == "73419.20")
      #expect("\(found.saving)" == "631.40")
    }
  }

  /// 2 kWh in one half hour of April are 4 kW, the rest is nothing: 4 x 32 = 128.
  @Test("half hours give the demand of the other choices, which more energy does not raise")
  func demandOfHalfHours() throws {
    var values = [Energy](repeating: .zero, count: 30 * 48)
    values[100] = kWh(2)
    let usage = try Usage(
      from: day("2026-04-01"), to: day("2026-05-01"), record: .halfHours(values),
      demand: Demand(basis: .maximum))
    let plan = try ChargeTariff.twoPart().checked()
    let advice = try Advice(
      AdviceQuestion(), plan: plan, usage: usage, shelf: TariffShelf(builtIn: []))
    #expect("\(advice.bill.total)" == "129.00")
    #expect(advice.basis?.offers.first { $0.basis == .maximum }?.total == advice.bill.total)
    #expect(advice.oneMore.map { $0.cost.yuan() } == ["0.50"])
    // Who pays for 10 kVA goes on to do so, though the half hours hold a maximum.
    let capacity = try usage.changed(
      demand: Demand(capacity: capacities(["2026-01-01": 10])))
    let byCapacity = try Advice(
      AdviceQuestion(), plan: plan, usage: capacity, shelf: TariffShelf(builtIn: []))
    #expect("\(byCapacity.bill.total)" == "231.00")
    #expect(byCapacity.basis?.total == byCapacity.bill.total)
  }
}
