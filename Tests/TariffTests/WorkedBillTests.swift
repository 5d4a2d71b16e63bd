import JSON
import Testing
import Units

@testable import Tariff

/// Bills whose sums were published, or follow by hand from a published rule.
@Suite struct WorkedBillTests {
  /// Beijing's month table (notice of 2012-06-15): 0.4883 up to 240, 0.5383 up to 400, 0.7883.
  @Test(
    "Beijing's monthly tiers give the sums of the published examples",
    arguments: [
      ("100", "48.83", "48.8300"), ("240", "117.19", "117.1920"), ("300", "149.49", "149.4900"),
      ("500", "282.15", "282.1500"), ("0", "0.00", "0.0000"), ("241", "117.73", "117.7303"),
    ])
  func beijing(_ energy: String, total: String, exact: String) throws {
    let bill = try builtInPlan("beijing-2012-tiers").bill(
      for: usage(#"{"from":"2026-01-01","to":"2026-02-01","energy":{"total":"\#(energy)"}}"#))
    #expect(bill.output["total"] == .string(total))
    #expect(bill.output["exact"] == .string(exact))
  }

  @Test("a bill's lines say component, tier, quantity, price and amount")
  func beijingLines() throws {
    let bill = try builtInPlan("beijing-2012-tiers").bill(
      for: usage(#"{"from":"2026-01-01","to":"2026-02-01","energy":{"total":"500"}}"#))
    #expect(
      bill.lineTexts == [
        "energy - 1: 240 x 0.4883 = 117.19", "energy - 2: 160 x 0.5383 = 86.13",
        "energy - 3: 100 x 0.7883 = 78.83",
      ])
  }

  /// A real bill of China Southern Grid, Jiangmen, March 2020: 487 kWh, energy 323.53, funds
  /// 4.21, together 327.74. Rounded once, the sum would be 327.75.
  @Test("the real Southern Grid bill comes out to the fen, line by line")
  func jiangmen() throws {
    let bill = try builtInPlan("jiangmen-2020-tiers").bill(
      for: usage(#"{"from":"2020-03-01","to":"2020-04-01","energy":{"total":"487"}}"#))
    let sum = { (component: String) in
      bill.lines.filter { $0.component == component }.reduce(Money.zero) { $0 + $1.amount }
    }
    #expect("\(sum("energy"))" == "323.53")
    #expect("\(sum("funds"))" == "4.21")
    #expect("\(bill.total)" == "327.74")
    #expect("\(bill.exact.roundedToFen())" == "327.75")
    #expect(bill.output["exact"] == "327.74908125")
  }

  /// By hand from Jiangsu's rule (2012-06-15): all energy at tier 1's peak and valley prices,
  /// 0.05 more for what lies above 2760, 0.30 more for what lies above 4800, whatever its period.
  @Test(
    "Jiangsu's yearly tiers add to the peak and valley prices",
    arguments: [
      // 120 x 0.5583 + 80 x 0.3583, nothing above the bound.
      ("120", "80", "0", ["66.996", "28.664"], "95.66"),
      // 60 of 300 kWh lie above 2760: 60 x 0.05.
      ("100", "200", "2520", ["55.83", "71.66", "3"], "130.49"),
      // 40 lie in tier 2, 100 in tier 3: 40 x 0.05, 100 x 0.30.
      ("90", "50", "4760", ["50.247", "17.915", "2", "30"], "100.17"),
      // A whole year: 2040 in tier 2, 1200 in tier 3.
      ("4000", "2000", "0", ["2233.2", "716.6", "102", "360"], "3411.80"),
    ])
  func jiangsu(
    peak: String, valley: String, before: String, exact: [String], total: String
  ) throws {
    let bill = try builtInPlan("jiangsu-2021-tiers-tou").bill(
      for: usage(
        #"{"from":"2026-01-01","to":"2027-01-01","energy":{"peak":"\#(peak)","valley":"\#(valley)"},"before":"\#(before)"}"#
      ))
    #expect(bill.lines.map { $0.exact.yuan(decimals: 0) } == exact)
    #expect("\(bill.total)" == total)
  }

  /// The worked comparison of the two ways to share out adders that differ by period: 200 peak
  /// and 100 valley above a bound of 240 cost 157.10 pro rata (155.90 with the valley last).
  @Test("Shanghai's adders differ by period and are shared out by the periods' energies")
  func shanghai() throws {
    let bill = try builtInPlan("shanghai-2012-tiers-tou").bill(
      for: usage(
        #"{"from":"2026-03-01","to":"2026-04-01","energy":{"peak":"200","valley":"100"},"before":"2880"}"#
      ))
    #expect(
      bill.lineTexts == [
        "energy peak 1: 200 x 0.617 = 123.40", "energy valley 1: 100 x 0.307 = 30.70",
        "energy peak 2: 40 x 0.06 = 2.40", "energy valley 2: 20 x 0.03 = 0.60",
      ])
    #expect("\(bill.total)" == "157.10")
  }

  /// Guangdong's seasons: 260/600 from May to October, 200/400 else.
  @Test(
    "a month takes the bounds of the season in which its last day lies",
    arguments: [
      ("2026-04-01", "2026-05-01", ["200", "60"]), ("2026-05-01", "2026-06-01", ["260"]),
      ("2026-04-07", "2026-05-07", ["260"]), ("2026-10-20", "2026-11-20", ["200", "60"]),
      // The running bill of a month that has only begun.
      ("2026-04-07", "2026-04-09", ["260"]), ("2026-01-31", "2026-02-01", ["200", "60"]),
    ])
  func guangzhouSeasons(from: String, to: String, quantities: [String]) throws {
    let bill = try builtInPlan("guangzhou-2026-tiers").bill(
      for: usage(#"{"from":"\#(from)","to":"\#(to)","energy":{"total":"260"}}"#))
    #expect(bill.lines.map { "\($0.quantity)" } == quantities)
  }

  @Test("a bill over several months adds up the bounds of each that has begun")
  func twoMonths() throws {
    let plan = try builtInPlan("guangzhou-2026-tiers")
    let bill = try plan.bill(
      for: usage(#"{"from":"2026-04-01","to":"2026-06-01","energy":{"total":"1100"}}"#))
    #expect(bill.lines.map { "\($0.quantity)" } == ["460", "540", "100"])
  }

  @Test("five persons get 100 kWh a month more on every bound, four do not")
  func largeHousehold() throws {
    let plan = try builtInPlan("guangzhou-2026-tiers")
    for (persons, quantities) in [(4, ["200", "200", "100"]), (5, ["300", "200"])] {
      let bill = try plan.bill(
        for: usage(
          #"{"from":"2026-01-01","to":"2026-02-01","energy":{"total":"500"},"household":{"persons":\#(persons)}}"#
        ))
      #expect(bill.lines.map { "\($0.quantity)" } == quantities)
    }
    let year = try builtInPlan("jiangsu-2021-tiers").bill(
      for: usage(
        #"{"from":"2026-01-01","to":"2026-02-01","energy":{"total":"200"},"before":"3900","household":{"persons":5}}"#
      ))
    #expect(
      year.lineTexts == ["energy - 1: 60 x 0.5283 = 31.70", "energy - 2: 140 x 0.5783 = 80.96"])
  }

  @Test("what the window held before moves a bill up the tiers")
  func before() throws {
    let bill = try builtInPlan("beijing-2019-tiers").bill(
      for: usage(
        #"{"from":"2026-06-01","to":"2026-07-01","energy":{"total":"2500"},"before":"2800"}"#))
    #expect(bill.lines.map { "\($0.quantity)" } == ["80", "1920", "500"])
  }
}
