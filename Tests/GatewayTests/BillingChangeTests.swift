import JSON
import Records
import Tariff
import Testing
import Units

@testable import Gateway

/// A price, a tier year or a month that does not count, in the middle of a running bill: stored
/// readings tell what the registers of the settlements do not. All sums are worked by hand.
@Suite struct BillingChangeTests {
  private static let days = ["01 00:00", "9999", "9999"]
  private static let fifteenth = ["15 00:00", "9999", "9999"]

  /// 0.50 yuan until 2026-11-10, then 0.60.
  private static func dearer() throws -> TariffPlan {
    try .test(
      versions: TariffPlan.version(from: "2020-01-01", to: "2026-11-10", price: "\"0.50\""),
      TariffPlan.version(from: "2026-11-11", price: "\"0.60\""))
  }

  /// 1000 kWh at the settlement, 1200 on the 20th.
  private static func now(_ bench: BillingBench) throws -> ReadingDraft {
    try bench.reading(
      "2026-11-20T12:00:00", ["00010000": "1200.00", "00010001": "1000.00"], days: days)
  }

  @Test("a price change is cut where the meter was read on its day")
  func priceChange() async throws {
    let bench = BillingBench(try Self.dearer())
    try await bench.keep(
      try bench.reading("2026-11-10T23:58:00", ["00010000": "1149.00"], quality: .silent),
      try bench.reading("2026-11-11T00:10:00", ["00010000": "1150.00"]),
      try bench.reading("2026-11-11T06:00:00", ["00010000": "1160.00"]))
    let bill = await bench.running(try Self.now(bench))
    // 150 × 0.50 = 75.00, 50 × 0.60 = 30.00.
    #expect(bill?.bill.total.yuan() == "105.00")
    #expect(bill?.notes == [])
    #expect(
      bill?.usage.output["energy"] == [
        "pieces": [
          ["from": "2026-11-01", "to": "2026-11-11", "total": "150"],
          ["from": "2026-11-11", "to": "2026-11-21", "total": "50"],
        ]
      ])
  }

  @Test("a reading shortly before midnight counts, too")
  func beforeMidnight() async throws {
    let bench = BillingBench(try Self.dearer())
    try await bench.keep(
      try bench.reading("2026-11-10T23:55:00", ["00010000": "1140.00"]),
      try bench.reading("2026-11-11T08:00:00", ["00010000": "1150.00"]))
    // 140 × 0.50 = 70.00, 60 × 0.60 = 36.00.
    #expect(await bench.running(try Self.now(bench))?.bill.total.yuan() == "106.00")
  }

  @Test("without a reading of that day its kWh are shared by days, and the bill says so")
  func sharedByDays() async throws {
    let bench = BillingBench(try Self.dearer())
    try await bench.keep(
      try bench.reading("2026-11-10T11:00:00", ["00010000": "1150.00"]),
      try bench.reading("2026-11-11T12:30:00", ["00010000": "1150.00"]))
    let bill = await bench.running(try Self.now(bench))
    // Ten days each: 100 × 0.50 + 100 × 0.60.
    #expect(bill?.bill.total.yuan() == "110.00")
    #expect(bill?.notes == [.sharedByDays(try #require(CivilDate("2026-11-11")))])
  }

  @Test("a stored register that does not lie between the two others is passed over")
  func strange() async throws {
    let bench = BillingBench(try Self.dearer())
    try await bench.keep(try bench.reading("2026-11-11T00:10:00", ["00010000": "7.00"]))
    #expect(await bench.running(try Self.now(bench))?.bill.total.yuan() == "110.00")
  }

  /// Jiangsu's tiers: 2760 / 4800 kWh a calendar year at 0.5283, 0.5783 and 0.8283.
  private static func yearly(_ bench: BillingBench) throws -> ReadingDraft {
    // 上1 is 15 November 2026, 上11 15 January, 上12 15 December 2025.
    try bench.reading(
      "2026-11-23T12:00:00",
      [
        "00010000": "4000.00", "00010001": "3800.00", "0001000B": "1310.00",
        "0001000C": "1000.00",
      ], days: fifteenth)
  }

  @Test("a tier year that begins between two settlements counts its days of that month")
  func yearBetweenSettlements() async throws {
    let bench = BillingBench(try BillingBench.builtIn("jiangsu-2021-tiers"))
    let bill = await bench.running(try Self.yearly(bench))
    // 14 of 31 days of 310 kWh, and 2490 since: 2630.
    #expect(bill?.usage.before.description == "2630")
    #expect(bill?.notes == [.yearSharedByDays(since: try #require(CivilDate("2026-01-01")))])
    // 130 × 0.5283 = 68.68, 70 × 0.5783 = 40.48.
    #expect(bill?.bill.total.yuan() == "109.16")
  }

  @Test("a reading at New Year tells it exactly")
  func yearWithReading() async throws {
    let bench = BillingBench(try BillingBench.builtIn("jiangsu-2021-tiers"))
    try await bench.keep(try bench.reading("2026-01-01T00:05:00", ["00010000": "1200.00"]))
    let bill = await bench.running(try Self.yearly(bench))
    #expect(bill?.usage.before.description == "2600")
    #expect(bill?.notes == [])
    // 160 × 0.5283 = 84.53, 40 × 0.5783 = 23.13.
    #expect(bill?.bill.total.yuan() == "107.66")
  }

  @Test("a tier year that begins within the running month begins anew there")
  func yearWithinMonth() async throws {
    let bench = BillingBench(try BillingBench.builtIn("jiangsu-2021-tiers"))
    // 上1 is 15 December 2026, 上12 15 January: what was used from the 1st on, a reading tells.
    let now = try bench.reading(
      "2027-01-10T12:00:00",
      ["00010000": "5100.00", "00010001": "4900.00", "0001000C": "1310.00"], days: Self.fifteenth)
    try await bench.keep(try bench.reading("2026-12-31T23:59:00", ["00010000": "5050.00"]))
    #expect(await bench.running(now) == nil)
    #expect(try await bench.bills(now)["reason"]?["code"] == "yearUnknown")
    try await bench.keep(try bench.reading("2026-01-01T00:01:00", ["00010000": "1200.00"]))
    let bill = await bench.running(now)
    #expect(bill?.usage.before.description == "3700")
    // The old year holds 3700: 150 × 0.5783 = 86.75; the new one 50 × 0.5283 = 26.42.
    #expect(bill?.bill.total.yuan() == "113.17")
  }

  @Test("months that do not count are left out of what the year held before")
  func uncounted() async throws {
    let tiers = """
      {"window": "year", "yearStart": "07-01", "partYear": "whole", "transitional": null,
       "bounds": ["1000"], "uncountedMonths": [11, 12, 1, 2, 3], "split": "proRata",
       "largeHousehold": null}
      """
    let plan = try TariffPlan.test(
      kind: "tiers",
      versions: TariffPlan.version(
        from: "2020-01-01", tiers: tiers, price: #"["0.50", "0.60"]"#))
    let bench = BillingBench(plan)
    // 上1 is 1 April, 上6 1 November, 上10 1 July of the year before.
    let now = try bench.reading(
      "2026-04-20T12:00:00",
      [
        "00010000": "5300.00", "00010001": "5000.00", "00010002": "4500.00", "00010003": "4000.00",
        "00010004": "3500.00", "00010005": "3000.00", "00010006": "2500.00", "0001000A": "1600.00",
      ], days: Self.days)
    let bill = await bench.running(now)
    #expect(bill?.usage.before.description == "900")
    // 100 × 0.50 = 50.00, 200 × 0.60 = 120.00.
    #expect(bill?.bill.total.yuan() == "170.00")
  }

  @Test("bounds of a transition end where the meter was read on that day")
  func transition() async throws {
    let tiers = """
      {"window": "year", "yearStart": "11-01", "partYear": "whole",
       "transitional": [{"from": "2026-11-01", "to": "2026-11-10", "bounds": ["100"]}],
       "bounds": ["300"], "uncountedMonths": null, "split": "proRata", "largeHousehold": null}
      """
    let plan = try TariffPlan.test(
      kind: "tiers",
      versions: TariffPlan.version(
        from: "2020-01-01", tiers: tiers, price: #"["0.50", "0.60"]"#))
    let bench = BillingBench(plan)
    try await bench.keep(try bench.reading("2026-11-11T00:10:00", ["00010000": "1150.00"]))
    // Of the first 150 kWh 50 lie above 100; the next 50 lie below 300: 150 × 0.50 + 50 × 0.60.
    #expect(await bench.running(try Self.now(bench))?.bill.total.yuan() == "105.00")
  }

  @Test("tiers of two months count the odd month before the even one")
  func twoMonths() async throws {
    let tiers = """
      {"window": "twoMonths", "bounds": ["200"], "uncountedMonths": null, "split": "proRata",
       "largeHousehold": null}
      """
    let plan = try TariffPlan.test(
      kind: "tiers",
      versions: TariffPlan.version(
        from: "2020-01-01", tiers: tiers, price: #"["0.50", "0.60"]"#))
    let bench = BillingBench(plan)
    let registers = ["00010000": "1500.00", "00010001": "1300.00", "00010002": "1000.00"]
    let december = await bench.running(
      try bench.reading("2026-12-20T12:00:00", registers, days: Self.days))
    #expect(december?.usage.before.description == "300")
    #expect(
      december?.notes == [.twoMonthsAssumed(since: try #require(CivilDate("2026-11-01")))])
    // 400 kWh for the two: 100 × 0.50 = 50.00, 100 × 0.60 = 60.00.
    #expect(december?.bill.total.yuan() == "110.00")
    let november = await bench.running(
      try bench.reading("2026-11-20T12:00:00", registers, days: Self.days))
    #expect(november?.usage.before == .zero)
    // 200 × 0.50: the bounds of both months hold.
    #expect(november?.bill.total.yuan() == "100.00")
  }

  @Test("the periods' registers are made to add up to the total's")
  func fitted() async throws {
    let bench = BillingBench(try BillingBench.builtIn("jiangsu-2021-tiers-tou"))
    var registers = BillingDeskTests.yearly
    registers["00010000"] = "5150.01"
    let bill = await bench.running(
      try bench.reading("2026-11-23T12:00:00", registers, days: Self.days))
    // Peak 100, valley 50, in all 150.01: the largest takes the rest.
    #expect(bill?.usage.output["energy"] == ["peak": "100.01", "valley": "50"])
  }

  private static func deepValley() throws -> TariffPlan {
    let calendar = """
      {"hours": [{"months": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], "periods":
         {"peak": ["08:00-22:00"], "valley": ["22:00-02:00", "06:00-08:00"],
          "deepValley": ["02:00-06:00"]}}],
       "exceptions": null, "holidays": null, "workdays": null, "triggers": null, "floats": null}
      """
    return try .test(
      kind: "tou",
      versions: TariffPlan.version(
        from: "2020-01-01", calendar: calendar,
        price: #"{"peak": "0.60", "valley": "0.30", "deepValley": "0.10"}"#))
  }

  @Test("deep valley is the meter's fifth tariff; a meter that has none makes no such bill")
  func fifthTariff() async throws {
    let bench = BillingBench(try Self.deepValley())
    var registers: [String: String] = [:]
    for tariff in 1...4 {
      registers["00010\(tariff)01"] = "0.00"
      registers["00010\(tariff)00"] = "0.00"
    }
    registers["00010200"] = "100.00"
    registers["00010400"] = "50.00"
    let four = try bench.reading("2026-11-20T12:00:00", registers, days: Self.days)
    #expect(await bench.running(four) == nil)
    #expect(try await bench.bills(four)["reason"]?["words"]?["zh"] == "没有 2026-11-01 的深谷时段示数")
    registers["00010501"] = "0.00"
    registers["00010500"] = "40.00"
    let five = try bench.reading("2026-11-20T12:00:00", registers, days: Self.days)
    // 100 × 0.60 = 60.00, 50 × 0.30 = 15.00, 40 × 0.10 = 4.00.
    #expect(await bench.running(five)?.bill.total.yuan() == "79.00")
  }

  @Test("what the meter counts as deep valley is valley where the tariff has no such period")
  func deepValleyAsValley() async throws {
    let bench = BillingBench(try BillingBench.builtIn("jiangsu-2021-tiers-tou"))
    var registers = BillingDeskTests.yearly
    registers["00010501"] = "0.00"
    registers["00010500"] = "10.00"
    let bill = await bench.running(
      try bench.reading("2026-01-23T12:00:00", registers, days: Self.days))
    // 100 × 0.5583 = 55.83, 60 × 0.3583 = 21.50.
    #expect(bill?.bill.total.yuan() == "77.33")
  }
}
