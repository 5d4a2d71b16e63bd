import Testing
import Units

@testable import Tariff

@Suite struct PowerFactorTests {
  /// kvarh worked by hand from kWh² (1/pf² - 1).
  @Test(
    "the power factor has two decimals, half up",
    arguments: [
      (3000, 4000, "0.60"), (4, 3, "0.80"), (1000, 0, "1.00"), (0, 1000, "0.00"),
      // 0.905 exactly: 181² / 200² = 32761 / 40000, so 181 and sqrt(7239) = 85.0823….
      (181_000_000, 85_082_313, "0.91"), (181_000_000, 85_082_314, "0.90"),
      (1_000_000_000, 1_000_000_000, "0.71"),
    ] as [(Int64, Int64, String)])
  func factor(active: Int64, reactive: Int64, expected: String) throws {
    let factor = try #require(PowerFactor(active: kWh(active), reactive: kvarh(reactive)))
    #expect("\(factor)" == expected)
  }

  @Test("nothing used has no power factor, and the largest numbers have one")
  func edges() {
    #expect(PowerFactor(active: .zero, reactive: .zero) == nil)
    let factor = PowerFactor(active: Usage.maximumEnergy, reactive: Demand.maximumReactive)
    #expect(factor.map { "\($0)" } == "0.71")
  }

  private func rates(_ standard: PowerFactorRule.Standard) -> [String] {
    let rule = PowerFactorRule(standard: standard, best: nil, form: .bySum)
    return (0...100).map { rule.adjustment(for: PowerFactor(hundredths: $0)).percent }
  }

  /// (83)水电财字215号, table one.
  @Test("the table of 0.90 is the notice's, step by step")
  func table090() {
    let rates = rates(.of090)
    #expect(
      Array(rates[90...100]) == [
        "0%", "-0.15%", "-0.3%", "-0.45%", "-0.6%", "-0.75%", "-0.75%", "-0.75%", "-0.75%",
        "-0.75%", "-0.75%",
      ])
    #expect(
      Array(rates[64..<90]) == [
        "17%", "15%", "14%", "13%", "12%", "11%", "10%", "9.5%", "9%", "8.5%", "8%", "7.5%", "7%",
        "6.5%", "6%", "5.5%", "5%", "4.5%", "4%", "3.5%", "3%", "2.5%", "2%", "1.5%", "1%",
        "0.5%",
      ])
    #expect(rates[60] == "25%" && rates[63] == "19%" && rates[50] == "45%" && rates[0] == "145%")
  }

  /// Table two.
  @Test("the table of 0.85 is the notice's, step by step")
  func table085() {
    let rates = rates(.of085)
    #expect(
      Array(rates[85...100]) == [
        "0%", "-0.1%", "-0.2%", "-0.3%", "-0.4%", "-0.5%", "-0.65%", "-0.8%", "-0.95%", "-1.1%",
        "-1.1%", "-1.1%", "-1.1%", "-1.1%", "-1.1%", "-1.1%",
      ])
    #expect(
      Array(rates[59..<85]) == [
        "17%", "15%", "14%", "13%", "12%", "11%", "10%", "9.5%", "9%", "8.5%", "8%", "7.5%", "7%",
        "6.5%", "6%", "5.5%", "5%", "4.5%", "4%", "3.5%", "3%", "2.5%", "2%", "1.5%", "1%",
        "0.5%",
      ])
    #expect(rates[0] == "135%")
  }

  /// Table three.
  @Test("the table of 0.80 is the notice's, step by step")
  func table080() {
    let rates = rates(.of080)
    #expect(
      Array(rates[80...100]) == [
        "0%", "-0.1%", "-0.2%", "-0.3%", "-0.4%", "-0.5%", "-0.6%", "-0.7%", "-0.8%", "-0.9%",
        "-1%", "-1.15%", "-1.3%", "-1.3%", "-1.3%", "-1.3%", "-1.3%", "-1.3%", "-1.3%", "-1.3%",
        "-1.3%",
      ])
    #expect(
      Array(rates[54..<80]) == [
        "17%", "15%", "14%", "13%", "12%", "11%", "10%", "9.5%", "9%", "8.5%", "8%", "7.5%", "7%",
        "6.5%", "6%", "5.5%", "5%", "4.5%", "4%", "3.5%", "3%", "2.5%", "2%", "1.5%", "1%",
        "0.5%",
      ])
    #expect(rates[0] == "125%")
  }

  @Test("another best adjustment ends the steps where it is reached")
  func best() {
    let rule = PowerFactorRule(standard: .of085, best: Ratio(units: -1_000_000), form: .bySum)
    let rates = (92...96).map { rule.adjustment(for: PowerFactor(hundredths: $0)).percent }
    #expect(rates == ["-0.8%", "-0.95%", "-1%", "-1%", "-1%"])
  }

  /// 10 000 kWh at 0.50, of which the energy counts; 100 kVA at 23 count, too; the funds do not.
  private func tariff(by form: String) -> ChargeTariff {
    var tariff = ChargeTariff.twoPart(
      powerFactor: #"{"standard":"0.90","best":null,"by":"\#(form)"}"#)
    tariff.components = #"""
      [{"id":"energy","name":{"zh":"电","en":"energy"},"price":"0.50001","floats":false,
        "lines":"whole","powerFactor":true},
       {"id":"funds","name":{"zh":"基金","en":"funds"},"price":"0.05","floats":false,
        "lines":"whole","powerFactor":false}]
      """#
    return tariff
  }

  private func bill(by form: String, active: Int64, reactive: Int64?) throws -> Bill {
    try tariff(by: form).checked().bill(
      for: Usage(
        from: day("2026-04-01"), to: day("2026-05-01"), energy: .total(kWh(active)),
        demand: Demand(
          capacity: capacities(["2026-01-01": 100]), reactive: reactive.map(kvarh))))
  }

  /// Exams: 0.60 is +25 %, 0.80 is +5 %; 0.91 is -0.15 %. 3000 kWh x 0.50001 = 1500.03, basic
  /// charge 2300.00.
  @Test(
    "lines that count are adjusted one by one, or their sum is",
    arguments: [
      (
        "line", 4000,
        [
          "power-factor - -: 1500.03 x 0.25 = 375.01",  // 375.0075
          "power-factor - -: 2300.00 x 0.25 = 575.00",
        ]
      ),
      ("sum", 4000, ["power-factor - -: 3800.03 x 0.25 = 950.01"]),  // 950.0075
      (
        "line", 2250,
        [
          "power-factor - -: 1500.03 x 0.05 = 75.00",  // 75.0015
          "power-factor - -: 2300.00 x 0.05 = 115.00",
        ]
      ),
      // 0.91: 1367 kvarh; -0.15 % of 1500.03 is -2.250045, of 2300 -3.45.
      (
        "line", 1367,
        [
          "power-factor - -: 1500.03 x -0.0015 = -2.25",
          "power-factor - -: 2300.00 x -0.0015 = -3.45",
        ]
      ),
      // 0.90: 1453 kvarh, nothing changes, and one line says so.
      ("line", 1453, ["power-factor - -: 3800.03 x 0 = 0.00"]),
    ] as [(String, Int64, [String])])
  func lines(form: String, reactive: Int64, expected: [String]) throws {
    let bill = try bill(by: form, active: 3000, reactive: reactive)
    #expect(bill.texts(of: "power-factor") == expected)
    #expect(bill.lines.last?.why.zh.contains("标准 0.90") == true)
  }

  @Test("without active energy nothing is adjusted, and the line says why")
  func noEnergy() throws {
    let bill = try bill(by: "line", active: 0, reactive: 100)
    #expect(bill.texts(of: "power-factor") == ["power-factor - -: 2300.00 x 0 = 0.00"])
    #expect(bill.lines.last?.why.en.contains("no active energy") == true)
  }

  @Test("where there is a rule, the reactive energy must be given")
  func reactiveNeeded() {
    #expect(throws: BillError.reactiveNeeded) {
      try bill(by: "sum", active: 1, reactive: nil)
    }
  }
}
