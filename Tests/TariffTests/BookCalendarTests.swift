import TestSupport
import Testing
import Units

@testable import Tariff

/// The hours of the built-in tariffs, day by day, against the notices.
@Suite(.computing) struct BookCalendarTests {
  /// "2026-02-15 22:00".
  private func period(
    _ id: String, _ time: String, triggered: [String: Set<CivilDate>] = [:]
  ) throws -> Period {
    let day = try #require(CivilDate(String(time.prefix(10))))
    let clock = time.suffix(5).split(separator: ":").compactMap { Int($0) }
    let version = try #require(
      builtInPlan(id).versions.last { $0.validFrom <= day && $0.validTo ?? day >= day })
    let calendar = try #require(version.calendar)
    return try calendar.schedule(on: day, triggered: triggered)
      .slots[clock[0] * 2 + clock[1] / 30]
  }

  @Test(
    "holidays, rest days and swapped workdays of 2025 and 2026 have the periods of the notices",
    arguments: [
      // Shanghai: a Saturday in March, a Friday, a Saturday on which people work, the holiday.
      ("shanghai-2024-two-part-10kv", "2026-03-07 22:00", .deepValley),
      ("shanghai-2024-two-part-10kv", "2026-03-06 22:00", .valley),
      ("shanghai-2024-two-part-10kv", "2026-02-14 23:30", .valley),
      ("shanghai-2024-two-part-10kv", "2026-02-15 05:30", .deepValley),
      ("shanghai-2024-two-part-10kv", "2026-02-15 06:00", .flat),
      // A Saturday in July is no deep valley, but New Year is; mid-autumn of 2025 and 2026 is.
      ("shanghai-2024-two-part-10kv", "2026-07-04 23:00", .valley),
      ("shanghai-2024-two-part-10kv", "2026-01-02 00:00", .deepValley),
      ("shanghai-2024-two-part-10kv", "2025-10-08 23:00", .deepValley),
      ("shanghai-2024-two-part-10kv", "2026-09-25 00:30", .deepValley),
      ("shanghai-2024-two-part-10kv", "2026-08-31 12:00", .critical),
      ("shanghai-2024-two-part-10kv", "2026-09-01 12:00", .peak),
      ("shanghai-2024-two-part-10kv", "2026-12-01 20:30", .critical),
      // Anhui: the National Day of 2025 at noon, and the day after it.
      ("anhui-2025-two-part-10kv", "2025-10-08 14:30", .deepValley),
      ("anhui-2025-two-part-10kv", "2025-10-09 14:30", .flat),
      ("anhui-2025-two-part-10kv", "2025-10-09 11:00", .valley),
    ] as [(String, String, Period)])
  func holidays(id: String, time: String, expected: Period) throws {
    #expect(try period(id, time) == expected)
  }

  @Test(
    "hours follow the month and run over midnight as the notices have them",
    arguments: [
      ("beijing-2024-two-part-10kv", "2024-07-15 16:30", .critical),
      ("beijing-2024-two-part-10kv", "2024-09-15 16:30", .flat),
      ("beijing-2024-two-part-10kv", "2025-01-15 20:30", .critical),
      ("beijing-2024-two-part-10kv", "2025-01-15 21:00", .peak),
      ("jiangsu-2025-two-part-10kv", "2026-04-30 23:30", .flat),
      ("jiangsu-2025-two-part-10kv", "2026-04-30 01:30", .flat),
      ("jiangsu-2025-two-part-10kv", "2026-06-01 01:30", .valley),
      ("shandong-2025-two-part-10kv", "2025-02-28 16:00", .critical),
      ("shandong-2025-two-part-10kv", "2025-03-01 16:00", .flat),
      ("shandong-2025-two-part-10kv", "2025-05-31 12:30", .deepValley),
      ("shandong-2025-two-part-10kv", "2025-06-01 11:30", .valley),
      ("shandong-2025-two-part-10kv", "2025-08-01 00:30", .flat),
      ("hubei-2026-commercial-tou-10kv", "2026-07-01 19:30", .peak),
      ("hubei-2026-commercial-tou-10kv", "2026-06-30 19:30", .critical),
      ("chongqing-2023-tiers-tou", "2026-06-01 19:30", .flat),
      ("chongqing-2023-tiers-tou", "2026-06-01 20:00", .peak),
      ("shandong-2022-tiers-tou", "2026-10-31 20:30", .peak),
      ("shandong-2022-tiers-tou", "2026-11-01 20:30", .valley),
      ("sichuan-2021-tiers-tou", "2026-11-01 06:30", .valley),
    ] as [(String, String, Period)])
  func months(id: String, time: String, expected: Period) throws {
    #expect(try period(id, time) == expected)
  }

  @Test("Guangdong's critical peak comes in three months, and on hot days of the others")
  func heat() throws {
    let id = "guangdong-2026-two-part-10kv"
    let hot = try #require(CivilDate("2026-05-20"))
    #expect(try period(id, "2026-07-20 15:00") == .critical)
    #expect(try period(id, "2026-05-20 15:00") == .peak)
    #expect(try period(id, "2026-05-20 15:00", triggered: ["heat35": [hot]]) == .critical)
    #expect(try period(id, "2026-05-21 15:00", triggered: ["heat35": [hot]]) == .peak)
    #expect(try period(id, "2026-05-20 17:00", triggered: ["heat35": [hot]]) == .peak)
  }

  @Test("every tariff knows the periods of every day of 2025 and 2026 on which it is valid")
  func everyDay() throws {
    let first = try #require(CivilDate("2025-01-01"))
    for plan in TariffShelf(builtIn: builtInFiles).plans {
      for day in (0..<730).map({ first.adding(days: $0) }) {
        let version = plan.versions.last { $0.validFrom <= day && $0.validTo ?? day >= day }
        guard let calendar = version?.calendar else { continue }
        let schedule = try calendar.schedule(on: day, triggered: [:])
        #expect(schedule.slots.allSatisfy(calendar.periods.contains), "\(plan.id) \(day)")
      }
    }
  }

  /// The four prices of Beijing's table of July 2024 and the three of Chongqing's of February
  /// 2025, to the last digit; Hubei's of January 2026 but for the two cells its file names.
  @Test(
    "the components add up to the prices that the grid companies printed",
    arguments: [
      (
        "beijing-2024-two-part-10kv", 7,
        [
          "critical": "1.057777", "peak": "0.926841", "flat": "0.681335", "valley": "0.435829",
        ]
      ),
      (
        "chongqing-2025-two-part-10kv", 2,
        ["peak": "1.133067", "flat": "0.762307", "valley": "0.379188"]
      ),
      (
        "hubei-2026-commercial-tou-10kv", 1,
        ["critical": "1.113999", "peak": "0.910961", "valley": "0.496924"]
      ),
      (
        "hubei-2026-two-part-10kv", 1,
        ["critical": "1.049999", "flat": "0.651886", "valley": "0.432924"]
      ),
    ] as [(String, Int, [String: String])])
  func printedPrices(id: String, month: Int, prices: [String: String]) throws {
    let version = try builtInPlan(id).versions[0]
    for (word, price) in prices {
      let period = try #require(Period(rawValue: word))
      let sum = version.components.reduce(EnergyPrice.zero) {
        $0 + $1.price[month: month].price(tier: 1, period: period)
      }
      #expect("\(sum)" == price, "\(word)")
    }
  }
}
