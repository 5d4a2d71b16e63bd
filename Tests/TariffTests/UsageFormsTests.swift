import JSON
import TestSupport
import Testing
import Units

@testable import Tariff

/// Every form in which energy and the rest of a usage may be told.
@Suite(.computing) struct UsageFormsTests {
  /// A usage from 1 January to 1 February 2026 with these keys.
  private func january(_ keys: String) throws -> Usage {
    try usage(#"{"from":"2026-01-01","to":"2026-02-01",\#(keys)}"#)
  }

  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  @Test("every key is read")
  func everyKey() throws {
    let read = try usage(
      #"""
      {"from": "2026-01-10", "to": "2026-03-10", "energy": {"peak": "120", "valley": 80.5},
       "before": "1200", "household": {"persons": 5, "lowIncome": true, "since": "2025-07-15"},
       "capacityKVA": [{"from": "2025-01-15", "kVA": "1000"}, {"from": "2026-02-15", "kVA": "0"}],
       "contractKW": 900, "demandKW": ["800", "750.5"], "reactive": "12000", "basis": "contract",
       "triggered": {"heat35": ["2026-07-03", "2026-02-01"]},
       "switches": [{"on": "2026-02-15", "tariff": "jiangsu-2021-tiers-tou"}]}
      """#)
    #expect(
      try read
        == Usage(
          from: day("2026-01-10"), to: day("2026-03-10"),
          record: .metered([
            MeteredPiece(
              from: day("2026-01-10"), to: day("2026-03-10"),
              energy: .periods([.peak: kWh(120), .valley: Energy(milliwattHours: 80_500_000)]))
          ]), before: kWh(1200),
          household: Household(persons: 5, hasLowIncome: true, since: day("2025-07-15")),
          demand: Demand(
            capacity: [
              .init(
                from: day("2025-01-15"), capacity: ApparentPower(millivoltAmperes: 1_000_000_000)),
              .init(from: day("2026-02-15"), capacity: .zero),
            ], contract: Power(milliwatts: 900_000_000),
            maximum: [Power(milliwatts: 800_000_000), Power(milliwatts: 750_500_000)],
            reactive: ReactiveEnergy(millivarHours: 12_000_000_000), basis: .contract),
          triggered: ["heat35": [day("2026-07-03"), day("2026-02-01")]],
          switches: [.init(on: day("2026-02-15"), tariff: "jiangsu-2021-tiers-tou")]))
  }

  @Test("a key that is null says what its absence says")
  func nulls() throws {
    let keys = [
      "before", "household", "capacityKVA", "contractKW", "demandKW", "reactive", "basis",
      "triggered", "switches",
    ]
    let nulls = keys.map { #""\#($0)":null"# }.joined(separator: ",")
    #expect(
      try january(#""energy":{"total":"1"},\#(nulls)"#) == january(#""energy":{"total":"1"}"#))
  }

  @Test("one capacity and one demand hold for the whole bill")
  func plainDemand() throws {
    let read = try january(#""energy":{"total":"1"},"capacityKVA":"315","demandKW":"250""#)
    #expect(
      try read.demand
        == Demand(
          capacity: [
            .init(
              from: day("2026-01-01"), capacity: ApparentPower(millivoltAmperes: 315_000_000))
          ], maximum: [Power(milliwatts: 250_000_000)]))
  }

  @Test(
    "what is written is read as the same usage",
    arguments: [
      #""energy":{"total":"240"}"#,
      #""energy":{"critical":"1","peak":"2","flat":"3","valley":"4","deepValley":"5.000001"}"#,
      #""energy":{"pieces":[{"from":"2026-01-01","to":"2026-01-16","total":"7"},{"from":"2026-01-16","to":"2026-02-01","peak":"1","valley":"0"}]}"#,
      #""energy":{"readings":[{"at":"2026-01-01","total":"1"},{"at":"2026-01-09","total":"2.5"},{"at":"2026-02-01","total":"9"}],"multiplier":"40"}"#,
      #""energy":{"total":"1"},"capacityKVA":"1000","contractKW":"900","demandKW":"800","reactive":"0","basis":"maximum""#,
      #""energy":{"total":"1"},"capacityKVA":[{"from":"2026-01-15","kVA":"1000"}],"basis":"capacity""#,
      #""energy":{"total":"1"},"capacityKVA":[{"from":"2025-01-15","kVA":"10"},{"from":"2026-01-15","kVA":"20"}]"#,
      #""energy":{"total":"1"},"household":{"persons":3,"lowIncome":true,"since":"2026-01-01"}"#,
      #""energy":{"total":"1"},"triggered":{"z":["2026-01-02","2026-01-01"],"a":[]}"#,
      #""energy":{"total":"1"},"switches":[{"on":"2026-01-02","tariff":"a"},{"on":"2026-01-31","tariff":"b"}]"#,
    ])
  func writtenAndRead(_ keys: String) throws {
    let read = try january(keys)
    #expect(try usage(read.output.text) == read)
  }

  @Test("demands of several months are written month by month")
  func writtenDemands() throws {
    let read = try usage(
      #"{"from":"2026-01-01","to":"2026-03-01","energy":{"total":"1"},"demandKW":["800","750.5"]}"#)
    #expect(read.output["demandKW"] == ["800", "750.5"])
    #expect(try usage(read.output.text) == read)
  }

  @Test("what says nothing is not written")
  func defaults() throws {
    #expect(
      try january(#""energy":{"total":"1.50"}"#).output.text
        == #"{"from":"2026-01-01","to":"2026-02-01","energy":{"total":"1.5"},"before":"0","household":{"persons":1}}"#
    )
  }

  @Test(
    "half hours come in blocks of whole days, as texts or numbers, and are written as one block")
  func halfHours() throws {
    let dayOfTexts = Array(repeating: #""0.25""#, count: 48).joined(separator: ",")
    let dayOfNumbers = Array(repeating: "0.100001", count: 48).joined(separator: ",")
    let read = try usage(
      #"""
      {"from":"2026-01-01","to":"2026-01-04","energy":{"halfHours":[
       {"from":"2026-01-01","values":[\#(dayOfTexts),\#(dayOfNumbers)]},
       {"from":"2026-01-03","values":[\#(dayOfTexts)]}]}}
      """#)
    let quarter = Array(repeating: Energy(milliwattHours: 250_000), count: 48)
    let odd = Array(repeating: Energy(milliwattHours: 100_001), count: 48)
    #expect(read.energy == .halfHours(quarter + odd + quarter))
    // 96 x 0.25 + 48 x 0.100001.
    #expect("\(read.total)" == "28.800048")
    #expect(read.output["energy"]?["halfHours"]?.text.hasPrefix(#"[{"from":"2026-01-01""#) == true)
    #expect(try usage(read.output.text) == read)
  }

  @Test("a leap year of half hours fits the parser and the body of a request")
  func yearOfHalfHours() throws {
    // 2023-03-01 to 2024-03-01 holds 29 February: 366 days.
    let values = Array(repeating: #""1234.567891""#, count: 17_568).joined(
      separator: ",\n          ")
    let text =
      #"{"from":"2023-03-01","to":"2024-03-01","energy":{"halfHours":[{"from":"2023-03-01","values":["#
      + values + "]}]}}"
    #expect(text.utf8.count < 524_288 - 1024)
    let read = try usage(text)
    // 17,568 x 1234.567891 = 21,688,888.709088.
    #expect("\(read.total)" == "21688888.709088")
    #expect(try usage(read.output.text) == read)
  }
}
