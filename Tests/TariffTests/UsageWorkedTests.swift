import JSON
import TestSupport
import Testing
import Units

@testable import Tariff

/// Bills over times in which everything changes, worked by hand from made-up round prices.
@Suite(.computing) struct UsageWorkedTests {
  private static let yearTiers = #"""
    {"window": "year", "yearStart": "04-01", "partYear": "whole", "transitional": null,
     "bounds": ["1000", "2000"], "uncountedMonths": null, "split": "proRata",
     "largeHousehold": null}
    """#
  private static let dayAndNight = #"""
    {"hours": [{"months": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
       "periods": {"peak": ["08:00-22:00"], "valley": ["22:00-08:00"]}}], "exceptions": null,
     "holidays": null, "workdays": null, "triggers": null, "floats": null}
    """#

  /// Dearer in winter until February 2026, one price from March on.
  private static func tiers() throws -> TariffPlan {
    let seasons = #"""
      [{"months": [11, 12, 1], "price": ["0.60", "0.65", "0.90"]},
       {"months": [2, 3, 4, 5, 6, 7, 8, 9, 10], "price": ["0.50", "0.55", "0.80"]}]
      """#
    return try workedPlan(
      "worked-tiers", kind: "tiers",
      versions: [
        workedVersion(
          from: "2025-01-01", to: "2026-02-28", tiers: yearTiers, price: seasons, lines: "byTier"),
        workedVersion(
          from: "2026-03-01", tiers: yearTiers, price: #"["0.52", "0.57", "0.82"]"#,
          lines: "byTier"),
      ])
  }

  private static let touPrice =
    #"{"base": {"peak": "0.60", "valley": "0.30"}, "adders": ["0.05", "0.30"]}"#
  private static var touVersion: String {
    workedVersion(
      from: "2025-01-01", tiers: yearTiers, calendar: dayAndNight, price: touPrice,
      lines: "adders")
  }

  /// A shelf with the second tariff, as a switch finds it.
  private static func shelf() -> TariffShelf {
    let text = """
      {"id": "worked-tou", "name": {"zh": "试", "en": "test"}, "place": "试",
       "class": "residential", "plan": "tiers+tou", "voltage": "<1kV", "versions": [\(touVersion)]}
      """
    return TariffShelf(builtIn: [.init(name: "worked-tou.json", bytes: Array(text.utf8))])
  }

  /// 21 January to 11 May 2026; 850 kWh of the tier year are used up before.
  ///
  /// The old meter turns over: 999800 to 390 are 590 kWh in 59 days, 10 a day. The new one is hung
  /// on 21 March and goes on 210 in 21 days, 10 a day, to the switch on 11 April; then by 800 + 400.
  /// - January, 11 days: 110 kWh, 850 to 960: tier 1 at 0.60.
  /// - February, another season: 280 kWh, 960 to 1240: 40 at 0.50, 240 at 0.55.
  /// - March, another version: 200 by the old meter, 110 by the new one, 1240 to 1550: at 0.57.
  /// - April begins a tier year: 100 kWh to the switch, tier 1 at 0.52.
  /// - By day and night: 800 at 0.60, 400 at 0.30; 100 to 1300: 300 of them 0.05 more.
  @Test(
    "a season, a new price, a tier year, a new meter whose forerunner turned over, and a new plan"
  )
  func everythingAtOnce() throws {
    let usage = try usage(
      #"""
      {"from": "2026-01-21", "to": "2026-05-11", "before": "850",
       "energy": {"readings": [
         {"at": "2026-01-21", "meter": "old", "total": "999800"},
         {"at": "2026-03-21", "meter": "old", "total": "390"},
         {"at": "2026-03-21", "meter": "new", "total": "0", "peak": "0", "valley": "0"},
         {"at": "2026-04-11T00:00:00+08:00", "total": "210", "peak": "147", "valley": "63"},
         {"at": "2026-05-11", "total": "1410", "peak": "947", "valley": "463"}]},
       "switches": [{"on": "2026-04-11", "tariff": "worked-tou"}]}
      """#)
    let bill = try Self.tiers().bill(for: usage, shelf: Self.shelf())
    #expect(
      bill.lineTexts == [
        "energy - 1: 110 x 0.60 = 66.00", "energy - 1: 40 x 0.50 = 20.00",
        "energy - 2: 240 x 0.55 = 132.00", "energy - 2: 310 x 0.57 = 176.70",
        "energy - 1: 100 x 0.52 = 52.00", "energy peak 1: 800 x 0.60 = 480.00",
        "energy valley 1: 400 x 0.30 = 120.00", "energy - 2: 300 x 0.05 = 15.00",
      ])
    #expect("\(bill.total)" == "1061.70")
    #expect(
      bill.lines.map { "\($0.tariff) \($0.version)" } == Array(
        repeating: "worked-tiers 2025-01-01", count: 3)
        + Array(repeating: "worked-tiers 2026-03-01", count: 2)
        + Array(repeating: "worked-tou 2025-01-01", count: 3))
  }

  /// 9.6 kWh a day are 0.2 each half hour: 5.6 from 8 to 22 o'clock, 4 at night.
  @Test("a steady use is billed the same as a total, by readings on any days, and by half hours")
  func oneUseThreeForms() throws {
    // 21 January to 11 May: 110 days, 1056 kWh, 616 by day and 440 by night.
    let from = try #require(CivilDate("2026-01-21"))
    let to = from.adding(days: 110)
    let halfHours = [Energy](
      repeating: Energy(milliwattHours: 200_000), count: 110 * DaySchedule.slotCount)
    let plans = try [Self.tiers(), #require(Self.shelf()["worked-tou"])]
    for plan in plans {
      let amount = { (days: Int64) -> Usage.Amount in
        plan.periods.isEmpty
          ? .total(Energy(milliwattHours: 9_600_000 * days))
          : .periods([
            .peak: Energy(milliwattHours: 5_600_000 * days),
            .valley: Energy(milliwattHours: 4_000_000 * days),
          ])
      }
      let ends = [0, 1, 30, 31, 80, 109, 110]
      let pieces = zip(ends, ends.dropFirst()).map { start, end in
        MeteredPiece(
          from: from.adding(days: start), to: from.adding(days: end),
          energy: amount(Int64(end - start)))
      }
      let bills = try [
        .metered([MeteredPiece(from: from, to: to, energy: amount(110))]), .metered(pieces),
        .halfHours(halfHours),
      ].map { (record: Usage.Record) in
        try plan.bill(for: Usage(from: from, to: to, record: record, before: kWh(900)))
      }
      #expect(bills[0].lineTexts == bills[1].lineTexts)
      #expect(bills[0].lineTexts == bills[2].lineTexts)
      #expect(
        bills[0].lines.reduce(Energy.zero) { $0 + ($1.reason.isAdder ? .zero : $1.energy) }
          == kWh(1056))
    }
  }

  @Test(
    "a tariff that fills tiers in the order of use needs half hours only where a bound lies inside")
  func inOrder() throws {
    let plan = try workedPlan(
      "worked-order", kind: "tiers+tou",
      versions: [
        workedVersion(
          from: "2025-01-01",
          tiers: Self.yearTiers.replacing("proRata", with: "inOrder"), calendar: Self.dayAndNight,
          price:
            #"[{"peak": "0.6", "valley": "0.3"}, {"peak": "0.7", "valley": "0.35"}, {"peak": "1", "valley": "0.5"}]"#,
          lines: "byTier")
      ])
    let day = #""from":"2026-05-01","to":"2026-05-02""#
    #expect(throws: BillError.halfHoursNeeded) {
      try plan.bill(for: usage(#"{\#(day),"energy":{"peak":"28","valley":"20"},"before":"990"}"#))
    }
    let ones = Array(repeating: "1", count: 48).joined(separator: ",")
    let bill = try plan.bill(
      for: usage(
        #"{\#(day),"energy":{"halfHours":[{"from":"2026-05-01","values":[\#(ones)]}]},"before":"990"}"#
      ))
    // 990 to 1038: the first ten half hours lie in tier 1, all of them at night; then 6 more until
    // 8 o'clock, 28 by day and 4 late in the evening.
    #expect(
      bill.lineTexts == [
        "energy valley 1: 10 x 0.30 = 3.00", "energy peak 2: 28 x 0.70 = 19.60",
        "energy valley 2: 10 x 0.35 = 3.50",
      ])
  }

  /// 100 by day and 100 by night above 180: 10 and 10 of them at 0.06 and 0.03 more. Cut in two by
  /// a switch from the tariff to itself, 50 + 50 would lie below the bound and other shares above.
  @Test("a switch to the tariff that is in force already changes nothing")
  func switchToItself() throws {
    let plan = try TariffPlan.everyException()
    let shelf = TariffShelf(
      builtIn: [.init(name: "every-exception.json", bytes: plan.output.bytes)])
    let energy =
      #""energy":{"pieces":[{"from":"2026-03-01","to":"2026-03-16","critical":"0","peak":"90","flat":"0","valley":"10"},{"from":"2026-03-16","to":"2026-04-01","critical":"0","peak":"10","flat":"0","valley":"90"}]}"#
    let month = #""from":"2026-03-01","to":"2026-04-01""#
    let plain = try plan.bill(for: usage("{\(month),\(energy)}"))
    let switched = try plan.bill(
      for: usage(
        #"{\#(month),\#(energy),"switches":[{"on":"2026-03-16","tariff":"every-exception"}]}"#),
      shelf: shelf)
    #expect(
      plain.lineTexts == [
        "energy peak 1: 100 x 0.617 = 61.70", "energy valley 1: 100 x 0.307 = 30.70",
        "energy peak 2: 10 x 0.06 = 0.60", "energy valley 2: 10 x 0.03 = 0.30",
      ])
    #expect(switched == plain)
  }
}
