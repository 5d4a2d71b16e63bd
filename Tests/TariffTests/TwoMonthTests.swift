import Testing

@testable import Tariff

/// Meters that are read every other month (双月抄表); bounds stand in the file for one month.
@Suite struct TwoMonthTests {
  /// Beijing's month table, its window changed: 480/800 for two months.
  private static func plan() throws -> TariffPlan {
    let file = try #require(builtInFiles.first { $0.name == "beijing-2012-tiers.json" })
    let text = String(decoding: file.bytes, as: UTF8.self)
    let changed = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.contains("\"window\"") ? "\"window\": \"twoMonths\"," : String($0) }
    return try TariffFile.parse(Array(changed.joined(separator: "\n").utf8), name: "two.json")
  }

  /// 600 kWh in two months: 480 x 0.4883 = 234.384, 120 x 0.5383 = 64.596.
  @Test("two months in one bill have the bounds of both")
  func oneBill() throws {
    let bill = try Self.plan().bill(
      for: usage(#"{"from":"2026-01-01","to":"2026-03-01","energy":{"total":"600"}}"#))
    #expect(
      bill.lineTexts == [
        "energy - 1: 480 x 0.4883 = 234.38", "energy - 2: 120 x 0.5383 = 64.60",
      ])
  }

  /// The same in two bills: 300 are below 480; of the next 300 with 300 before, 180 are.
  @Test("a bill of one month has the bounds of both, and the first is what the second had before")
  func twoBills() throws {
    let first = try Self.plan().bill(
      for: usage(#"{"from":"2026-01-01","to":"2026-02-01","energy":{"total":"300"}}"#))
    let second = try Self.plan().bill(
      for: usage(
        #"{"from":"2026-02-01","to":"2026-03-01","energy":{"total":"300"},"before":"300"}"#))
    #expect(first.lines.map { "\($0.quantity)" } == ["300"])
    #expect(second.lines.map { "\($0.quantity)" } == ["180", "120"])
  }

  @Test("readings of four months are counted two by two")
  func fourMonths() throws {
    let bill = try Self.plan().bill(
      for: usage(
        #"""
        {"from":"2026-01-01","to":"2026-05-01","energy":{"readings":[
         {"at":"2026-01-01","total":"0"},{"at":"2026-02-01","total":"500"},
         {"at":"2026-03-01","total":"600"},{"at":"2026-05-01","total":"700"}]}}
        """#))
    // January and February: 480 and 120; March and April: 100.
    #expect(bill.lines.map { "\($0.quantity)" } == ["580", "120"])
  }
}
