import TestSupport
import Testing
import Units

@testable import Tariff

@Suite struct FreeEnergyTests {
  private static let tiers = #"""
    {"window":"month","bounds":["180","280"],"uncountedMonths":null,
     "split":"proRata","largeHousehold":null}
    """#
  private static let calendar = #"""
    {"hours":[{"months":[1,2,3,4,5,6,7,8,9,10,11,12],
      "periods":{"peak":["08:00-22:00"],"valley":["22:00-08:00"]}}],
     "exceptions":null,"holidays":null,"workdays":null,"triggers":null,"floats":null}
    """#

  /// Sichuan's tiers: 0.5224, 0.6224 above 180, 0.8224 above 280 kWh a month.
  private func tiered(_ freeEnergy: String) -> ChargeTariff {
    var tariff = ChargeTariff()
    tariff.plan = "tiers"
    tariff.tiers = Self.tiers
    tariff.components = #"""
      [{"id":"energy","name":{"zh":"电","en":"energy"},"price":["0.5224","0.6224","0.8224"],
        "floats":false,"lines":"byTier","powerFactor":false}]
      """#
    tariff.freeEnergy = freeEnergy
    return tariff
  }

  private func periods(_ freeEnergy: String) -> ChargeTariff {
    var tariff = tiered(freeEnergy)
    tariff.plan = "tiers+tou"
    tariff.calendar = Self.calendar
    tariff.components = #"""
      [{"id":"energy","name":{"zh":"电","en":"energy"},
        "price":{"base":{"peak":"0.55","valley":"0.30"},"adders":["0.05","0.30"]},
        "floats":false,"lines":"adders","powerFactor":false},
       {"id":"funds","name":{"zh":"基金","en":"funds"},"price":"0.01","floats":false,
        "lines":"whole","powerFactor":false}]
      """#
    return tariff
  }

  private func bill(
    _ tariff: ChargeTariff, _ energy: Usage.Amount, from: String = "2026-01-01",
    to: String = "2026-02-01", hasLowIncome: Bool = true
  ) throws -> Bill {
    try tariff.checked().bill(
      for: Usage(
        from: day(from), to: day(to), energy: energy,
        household: Household(hasLowIncome: hasLowIncome)))
  }

  private static let off = #"{"perMonth":"15","as":"energy","money":null}"#
  private static let refund = #"{"perMonth":"15","as":"refund","money":null}"#
  private static let money = #"{"perMonth":"15","as":"money","money":"7.84"}"#

  @Test("free energy is taken off before the tiers are filled, and a line says so")
  func takenOff() throws {
    // 200 - 15 = 185: 180 and 5.
    #expect(
      try bill(tiered(Self.off), .total(kWh(200))).lineTexts == [
        "energy - 1: 180 x 0.5224 = 94.03", "energy - 2: 5 x 0.6224 = 3.11",
        "free-energy - -: 15 x 0.00 = 0.00",
      ])
  }

  @Test("only what was used is free, and only on low income")
  func little() throws {
    #expect(
      try bill(tiered(Self.off), .total(kWh(10))).lineTexts == [
        "free-energy - -: 10 x 0.00 = 0.00"
      ])
    #expect(try bill(tiered(Self.off), .total(.zero)).lines.isEmpty)
    #expect(
      try bill(tiered(Self.off), .total(kWh(10)), hasLowIncome: false).lineTexts == [
        "energy - 1: 10 x 0.5224 = 5.22"
      ])
    #expect(
      try bill(tiered(Self.refund), .total(kWh(10))).lineTexts == [
        "energy - 1: 10 x 0.5224 = 5.22", "free-energy - -: 10 x -0.5224 = -5.22",
      ])
  }

  /// Sichuan: 15 kWh paid and returned, 15 x 0.5224 = 7.836.
  @Test("free energy that is refunded comes back at the price of tier 1")
  func refunded() throws {
    let bill = try bill(tiered(Self.refund), .total(kWh(200)))
    #expect(
      bill.lineTexts == [
        "energy - 1: 180 x 0.5224 = 94.03", "energy - 2: 20 x 0.6224 = 12.45",
        "free-energy - -: 15 x -0.5224 = -7.84",
      ])
    #expect(bill.lines.last?.exact.yuan(decimals: 0) == "-7.836")
  }

  @Test("free energy as money is the same sum for each month begun")
  func asMoney() throws {
    let bill = try bill(tiered(Self.money), .total(.zero), to: "2026-03-05")
    #expect(bill.lineTexts == ["free-energy - -: 3 x -7.84 = -23.52"])
  }

  @Test("the allowance is that of each month begun")
  func months() throws {
    let bill = try bill(tiered(Self.off), .total(kWh(200)), to: "2026-02-02")
    #expect(bill.texts(of: "free-energy") == ["free-energy - -: 30 x 0.00 = 0.00"])
  }

  @Test("with periods it is shared by their energies, and refunded with every component")
  func byPeriod() throws {
    let energy = Usage.Amount.periods([.peak: kWh(100), .valley: kWh(50)])
    // 15 are shared 10 and 5; funds are 0.01 in every period.
    #expect(
      try bill(periods(Self.off), energy).lineTexts == [
        "energy peak 1: 90 x 0.55 = 49.50", "energy valley 1: 45 x 0.30 = 13.50",
        "funds - -: 135 x 0.01 = 1.35", "free-energy - -: 15 x 0.00 = 0.00",
      ])
    #expect(
      try bill(periods(Self.refund), energy).texts(of: "free-energy") == [
        "free-energy peak -: 10 x -0.56 = -5.60", "free-energy valley -: 5 x -0.31 = -1.55",
      ])
  }

  @Test("half hours that fill the tiers in order leave what is free of each period")
  func inOrder() throws {
    var tariff = periods(Self.off)
    tariff.tiers = Self.tiers.replacing("proRata", with: "inOrder")
    tariff.components = tariff.components.replacing(
      #"["0.05","0.30"]"#,
      with: #"[{"peak":"0.06","valley":"0.03"},{"peak":"0.36","valley":"0.18"}]"#)
    // One day: valley 16 + 4 half hours of 5 kWh, peak 28 of 5: 100 and 140, less 6.25 and 8.75.
    let usage = try Usage(
      from: day("2026-01-01"), to: day("2026-01-02"),
      record: .halfHours([Energy](repeating: kWh(5), count: 48)),
      household: Household(hasLowIncome: true))
    let bill = try tariff.checked().bill(for: usage)
    // A half hour is 4.6875 kWh: 16 of valley make 75, then 105 of peak fill tier 1; 26.25 of
    // peak and the last 18.75 of valley lie above it.
    #expect(
      bill.texts(of: "energy") == [
        "energy peak 1: 131.25 x 0.55 = 72.19", "energy valley 1: 93.75 x 0.30 = 28.13",
        "energy peak 2: 26.25 x 0.06 = 1.58", "energy valley 2: 18.75 x 0.03 = 0.56",
      ])
  }

  @Test("a new price within a month gives nobody the free energy twice, nor takes it away")
  func versions() throws {
    var old = tiered(Self.off)
    old.validTo = #""2026-01-10""#
    var new = tiered(Self.off)
    new.validFrom = "2026-01-11"
    let plan = try TariffFile.parse(old.file(new).bytes, name: "test.json")
    let bill = try plan.bill(
      for: Usage(
        from: day("2026-01-01"), to: day("2026-02-01"), energy: .total(kWh(31)),
        household: Household(hasLowIncome: true)))
    #expect(
      bill.lines.filter { $0.component == "free-energy" }.reduce(.zero) { $0 + $1.energy }
        == kWh(15))
    #expect(
      bill.lines.filter { $0.component == "energy" }.reduce(.zero) { $0 + $1.energy } == kWh(16))
  }

  @Test("one more kWh never costs less, whatever the form", arguments: [off, refund, money])
  func monotone(form: String) throws {
    var generator = SeededGenerator(seed: 20_261_124)
    let plain = try tiered(form).checked()
    let byPeriod = try periods(form).checked()
    for _ in 0..<500 {
      let household = Household(hasLowIncome: true)
      let draw = Energy(milliwattHours: Int64.random(in: 0...400_000_000, using: &generator))
      let other = Energy(milliwattHours: Int64.random(in: 0...100_000_000, using: &generator))
      let exact = { (plan: TariffPlan, amount: Usage.Amount) in
        try plan.bill(
          for: Usage(
            from: day("2026-01-01"), to: day("2026-02-01"), energy: amount, household: household)
        ).exact
      }
      #expect(try exact(plain, .total(draw + kWh(1))) >= exact(plain, .total(draw)))
      let less = try exact(byPeriod, .periods([.peak: draw, .valley: other]))
      #expect(try exact(byPeriod, .periods([.peak: draw + kWh(1), .valley: other])) >= less)
      #expect(try exact(byPeriod, .periods([.peak: draw, .valley: other + kWh(1)])) >= less)
    }
  }
}
