import JSON
import Records
import Tariff
import Testing
import Units

@testable import Gateway

/// The bills of settled months, beside those of the year before. Sums are worked by hand: Beijing's
/// tiers are 240 / 400 kWh a month at 0.4883, 0.5383 and 0.7883 yuan.
@Suite struct BillingMonthsTests {
  private static let days = ["01 00:00", "9999", "9999"]

  private static func beijing() throws -> BillingBench {
    BillingBench(try BillingBench.builtIn("beijing-2012-tiers"))
  }

  /// October has used 300 kWh, September 100.
  private static func now(_ bench: BillingBench) throws -> ReadingDraft {
    try bench.reading(
      "2026-11-23T12:00:00",
      [
        "00010000": "3050.00", "00010001": "3000.00", "00010002": "2700.00", "00010003": "2600.00",
      ], days: days)
  }

  @Test("each time between two settlements that the registers tell has its bill")
  func settled() async throws {
    let bench = try Self.beijing()
    let bills = try await bench.bills(try Self.now(bench))
    #expect(bills["tariff"] == "beijing-2012-tiers")
    #expect(bills["settlement"] == ["told": true, "days": [["day": 1, "hour": 0]]])
    #expect(bills["running"]?["total"] == "24.42")
    let months = bills["months"]?.elements ?? []
    #expect(months.map { $0["from"] } == ["2026-10-01", "2026-09-01"])
    #expect(months.map { $0["to"] } == ["2026-11-01", "2026-10-01"])
    #expect(months.map { $0["energy"] } == ["300.00", "100.00"])
    // 240 × 0.4883 + 60 × 0.5383 = 117.19 + 32.30; 100 × 0.4883.
    #expect(months.map { $0["total"] } == ["149.49", "48.83"])
    #expect(months.first?["lines"]?.elements.map { $0["amount"] } == ["117.19", "32.30"])
    #expect(months.allSatisfy { $0["sameMonthLastYear"] == .null })
    #expect(
      months.allSatisfy { $0["sameMonthLastYearReason"]?["code"] == "registerUnknown" })
  }

  @Test("what was read a year ago tells the same month of last year, and the difference")
  func lastYear() async throws {
    let bench = try Self.beijing()
    // 上2 and 上3 of December 2025 are 1 November and 1 October.
    try await bench.keep(
      try bench.reading("2025-12-02T09:00:00", [:], quality: .silent),
      try bench.reading(
        "2025-12-02T09:05:00",
        ["00010001": "1070.00", "00010002": "1000.00", "00010003": "800.00"]))
    let bills = try await bench.bills(try Self.now(bench))
    let october = try #require(bills["months"]?.elements.first)
    let before = try #require(october["sameMonthLastYear"])
    #expect(before["from"] == "2025-10-01" && before["to"] == "2025-11-01")
    // 200 × 0.4883 = 97.66; 149.49 - 97.66 = 51.83.
    #expect(before["energy"] == "200.00" && before["total"] == "97.66")
    #expect(before["difference"]?["energy"] == "100.00")
    #expect(before["difference"]?["total"] == "51.83")
    #expect(october["sameMonthLastYearReason"] == .null)
    // November's whole month: there is no sense in a difference to the part that runs.
    let running = try #require(bills["running"]?["sameMonthLastYear"])
    #expect(running["energy"] == "70.00" && running["difference"] == .null)
    // And it is itself one of the last twelve.
    #expect(bills["months"]?.elements.last?["from"] == "2025-11-01")
  }

  @Test("a month whose periods nobody read has its kWh, and a reason instead of a bill")
  func periodsMissing() async throws {
    let bench = BillingBench(try BillingBench.builtIn("jiangsu-2021-tiers-tou"))
    let now = try bench.reading(
      "2026-02-23T12:00:00",
      ["00010000": "3050.00", "00010001": "3000.00", "00010002": "2700.00"], days: Self.days)
    let january = try #require(try await bench.bills(now)["months"]?.elements.first)
    #expect(january["energy"] == "300.00" && january["total"] == .null)
    #expect(january["reason"]?["code"] == "registerUnknown")
    #expect(january["reason"]?["words"]?["zh"] == "没有 2026-01-01 的峰时段示数")
  }

  @Test("stored readings tell the periods that the meter keeps for one settlement only")
  func periodsKept() async throws {
    let bench = BillingBench(try BillingBench.builtIn("jiangsu-2021-tiers-tou"))
    func periods(_ back: String, _ total: String, _ peak: String, _ valley: String)
      -> [String: String]
    {
      [
        "000100\(back)": total, "000101\(back)": "0.00", "000102\(back)": peak,
        "000103\(back)": "0.00", "000104\(back)": valley,
      ]
    }
    try await bench.keep(
      try bench.reading("2026-01-01T00:20:00", periods("01", "2700.00", "1700.00", "1000.00")))
    var registers = periods("01", "3000.00", "1900.00", "1100.00")
    registers["00010002"] = "2700.00"
    let now = try bench.reading("2026-02-23T12:00:00", registers, days: Self.days)
    let january = try #require(try await bench.bills(now)["months"]?.elements.first)
    // The year begins with it: 200 × 0.5583 = 111.66, 100 × 0.3583 = 35.83.
    #expect(january["total"] == "147.49")
  }

  @Test("months before the meter began to count are none")
  func newMeter() async throws {
    let bench = try Self.beijing()
    let now = try bench.reading(
      "2026-11-23T12:00:00",
      ["00010000": "50.00", "00010001": "20.00", "00010002": "0.00", "00010003": "0.00"],
      days: Self.days)
    let months = try await bench.bills(now)["months"]?.elements ?? []
    #expect(months.map { $0["from"] } == ["2026-10-01"])
  }

  @Test("a month before the tariff began says so")
  func notYetValid() async throws {
    let plan = try TariffPlan.test(
      versions: TariffPlan.version(from: "2026-10-01", price: "\"0.50\""))
    let bench = BillingBench(plan)
    let months = try await bench.bills(try Self.now(bench))["months"]?.elements ?? []
    #expect(months.map { $0["total"] } == ["150.00", .null])
    #expect(months.last?["reason"]?["code"] == "notValid")
  }

  @Test("a simulated meter's months are those of the present year, and its own year before")
  func simulated() async throws {
    let bench = BillingBench(
      try BillingBench.builtIn("beijing-2012-tiers"), isSimulated: true)
    try await bench.keep(
      try bench.reading("2091-03-02T00:00:00", ["00010001": "700.00", "00010002": "500.00"]))
    let now = try bench.reading(
      "2092-03-10T12:00:00",
      ["00010000": "1400.00", "00010001": "1300.00", "00010002": "1000.00"], days: Self.days)
    let bills = try await bench.bills(now)
    #expect(bills["simulatedMonth"] == true)
    let february = try #require(bills["months"]?.elements.first)
    #expect(february["from"] == "2026-02-01" && february["total"] == "149.49")
    #expect(february["sameMonthLastYear"]?["from"] == "2025-02-01")
    #expect(february["sameMonthLastYear"]?["total"] == "97.66")
  }

  @Test("without a tariff or a reading there is a reason")
  func nothing() async throws {
    let bench = try Self.beijing()
    #expect(try await bench.bills(nil)["reason"]?["code"] == "noReading")
    let stranger = try await bench.desk.bills(meter: "000000000099", reading: nil).output
    #expect(stranger["reason"]?["code"] == "noTariff" && stranger["tariff"] == .null)
  }

  @Test(
    "where the store cannot be read, the running bill does without it and the months are refused")
  func storeFails() async throws {
    let bench = try Self.beijing()
    bench.store.fail(.closed)
    let now = try Self.now(bench)
    #expect(await bench.running(now)?.bill.total.yuan() == "24.42")
    await #expect(throws: StoreError.closed) { try await bench.bills(now) }
  }
}
