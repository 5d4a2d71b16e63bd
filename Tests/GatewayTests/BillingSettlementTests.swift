import JSON
import Records
import Tariff
import Testing
import Units

@testable import Gateway

/// When a meter stores its registers, and from when on the running bill counts. Sums are worked by
/// hand: Beijing's tiers are 240 / 400 kWh a month at 0.4883, 0.5383 and 0.7883 yuan.
@Suite struct BillingSettlementTests {
  private static let beijing = "beijing-2012-tiers"

  private static func time(_ text: String) throws -> CivilTime {
    CivilTime(try #require(Timestamp(text + "Z")), offset: .utc)
  }

  private static func texts(_ times: [CivilTime]) -> [String] { times.map { "\($0)" } }

  @Test("three days a month, each with its hour, are told in order of time, the latest first")
  func threeDays() throws {
    let days = SettlementDays([
      .init(day: 11, hour: 0), .init(day: 1, hour: 6), .init(day: 21, hour: 0),
    ])
    let moment = try Self.time("2026-03-01T05:59:59")
    #expect(
      Self.texts(days.last(4, at: moment)) == [
        "2026-02-21T00:00:00", "2026-02-11T00:00:00", "2026-02-01T06:00:00", "2026-01-21T00:00:00",
      ])
    #expect(days.next(after: moment).map { "\($0)" } == "2026-03-01T06:00:00")
    // The month of tiers begins on the first of the three days that the meter names.
    #expect(days.monthStart(at: moment).map { "\($0)" } == "2026-02-11T00:00:00")
  }

  @Test("a day that a month does not have is its last")
  func endOfMonth() throws {
    let days = SettlementDays([.init(day: 31, hour: 0)])
    #expect(
      Self.texts(days.last(4, at: try Self.time("2024-03-31T00:00:00"))) == [
        "2024-03-31T00:00:00", "2024-02-29T00:00:00", "2024-01-31T00:00:00", "2023-12-31T00:00:00",
      ])
    let next = days.next(after: try Self.time("2026-01-31T00:00:00"))
    #expect(next.map { "\($0)" } == "2026-02-28T00:00:00")
  }

  @Test(
    "what is no day and hour is unset",
    arguments: ["9999", "99 99", "0000", "00 00:00", "32 00:00", "15 24:00", "15", ""])
  func unset(text: String) { #expect(SettlementDays.Day(text) == nil) }

  @Test("the bill runs from the 15th where the meter settles on the 15th")
  func middleOfMonth() async throws {
    let bench = BillingBench(try BillingBench.builtIn(Self.beijing))
    let bill = await bench.running(
      try bench.reading(
        "2026-11-23T12:00:00", ["00010000": "1300.00", "00010001": "1000.00"],
        days: ["15 00:00", "9999", "9999"]))
    #expect(bill?.usage.from == CivilDate("2026-11-15"))
    #expect(bill?.usage.to == CivilDate("2026-11-24"))
    #expect(bill.map { "\($0.since)" } == "2026-11-15T00:00:00")
    // 240 × 0.4883 = 117.19, 60 × 0.5383 = 32.30.
    #expect(bill?.bill.total.yuan() == "149.49")
    #expect(bill?.notes == [])
  }

  @Test("before the hour of the settlement the old bill runs on, but the day is the new one's")
  func hour() async throws {
    let bench = BillingBench(try BillingBench.builtIn(Self.beijing))
    let registers = ["00010000": "1300.00", "00010001": "1000.00"]
    let days = ["15 10:00", "9999", "9999"]
    let before = await bench.running(
      try bench.reading("2026-11-15T09:59:59", registers, days: days))
    #expect(before?.usage.from == CivilDate("2026-10-15"))
    #expect(before?.usage.to == CivilDate("2026-11-15"))
    let after = await bench.running(try bench.reading("2026-11-15T10:00:00", registers, days: days))
    #expect(after?.usage.from == CivilDate("2026-11-15"))
    #expect(after?.usage.to == CivilDate("2026-11-16"))
    #expect(after?.notes == [.settlementHour(try Self.time("2026-11-15T10:00:00"))])
    // One month of tiers, not two begun ones: 240 × 0.4883 + 60 × 0.5383.
    #expect(before?.bill.total.yuan() == "149.49")
  }

  @Test("of three settlements a month the bill runs from the last, its tiers from the first")
  func tiersOfTheMonth() async throws {
    let bench = BillingBench(try BillingBench.builtIn(Self.beijing))
    let bill = await bench.running(
      try bench.reading(
        "2026-11-23T12:00:00",
        [
          "00010000": "1300.00", "00010001": "1230.00", "00010002": "1150.00",
          "00010003": "1000.00",
        ], days: ["01 00:00", "11 00:00", "21 00:00"]))
    #expect(bill?.usage.from == CivilDate("2026-11-21"))
    #expect(bill?.usage.before.description == "230")
    // 10 × 0.4883 = 4.88, 60 × 0.5383 = 32.30.
    #expect(bill?.bill.total.yuan() == "37.18")
  }

  @Test("a meter that has no settlement day has no running bill")
  func none() async throws {
    let bench = BillingBench(try BillingBench.builtIn(Self.beijing))
    let reading = try bench.reading(
      "2026-11-23T12:00:00", ["00010000": "1300.00", "00010001": "1000.00"],
      days: ["9999", "9999", "9999"])
    #expect(await bench.running(reading) == nil)
    #expect(try await bench.bills(reading)["reason"]?["code"] == "noSettlementDay")
  }

  @Test("settlement days that a brief reading leaves out are those that the meter told before")
  func remembered() async throws {
    let bench = BillingBench(try BillingBench.builtIn(Self.beijing))
    try await bench.keep(
      try bench.reading("2026-11-22T12:00:00", [:], days: ["15 00:00", "20 00:00", "9999"]))
    let registers = ["00010000": "1300.00", "00010001": "1200.00", "00010002": "1100.00"]
    let brief = try bench.reading("2026-11-23T12:00:00", registers, days: ["15 00:00"])
    #expect(await bench.running(brief)?.usage.from == CivilDate("2026-11-20"))
    let briefer = try bench.reading("2026-11-23T12:00:00", registers)
    #expect(await bench.running(briefer)?.usage.from == CivilDate("2026-11-20"))
  }

  @Test("where no reading tells them, the 1st is taken, and the bill says so")
  func assumed() async throws {
    let bench = BillingBench(try BillingBench.builtIn(Self.beijing))
    let bill = await bench.running(
      try bench.reading(
        "2026-11-23T12:00:00", ["00010000": "1300.00", "00010001": "1000.00"]))
    #expect(bill?.usage.from == CivilDate("2026-11-01"))
    #expect(bill?.notes == [.settlementAssumed])
  }

  @Test("a simulated meter that settles on the 15th is billed in the present year")
  func simulated() async throws {
    let bench = BillingBench(try BillingBench.builtIn(Self.beijing), isSimulated: true)
    let bill = await bench.running(
      try bench.reading(
        "2092-03-10T12:00:00", ["00010000": "1100.00", "00010001": "1000.00"],
        days: ["15 00:00", "9999", "9999"]))
    #expect(bill?.usage.from == CivilDate("2026-02-15"))
    #expect(bill?.usage.to == CivilDate("2026-03-11"))
    #expect(bill?.isSimulatedMonth == true)
  }

  @Test("a simulated day that holds a settlement hour makes no bill without a time")
  func simulatedWithoutTime() async throws {
    let bench = BillingBench(try BillingBench.builtIn(Self.beijing), isSimulated: true)
    var reading = try bench.reading(
      "2092-03-15T12:00:00", ["00010000": "1100.00", "00010001": "1000.00"],
      days: ["15 10:00", "9999", "9999"])
    #expect(await bench.running(reading) != nil)
    reading.items.removeAll { $0.id == ItemID.time }
    #expect(await bench.running(reading) == nil)
    #expect(try await bench.bills(reading)["reason"]?["code"] == "timeUnknown")
  }
}
