import JSON
import TestSupport
import Testing
import Units

@testable import Tariff

/// Into which period each half hour of a day falls.
///
/// Half hour n of the day uses 2^n milliwatt-hours, so that the sum of a period tells which half
/// hours it holds.
@Suite(.computing) struct UsageHalfHourTests {
  /// Bounds on the half hour and over midnight, rest days, a holiday of nine days with two
  /// Saturdays worked for it, and hours that depend on a day's heat.
  private static let calendar = #"""
    {"hours": [
       {"months": [1, 2, 3, 4, 5, 6, 7, 8, 9], "periods": {
         "valley": ["23:30-05:30"], "flat": ["05:30-08:00", "12:00-17:00", "22:00-23:30"],
         "peak": ["08:00-12:00", "17:00-22:00"]}},
       {"months": [10, 11, 12], "periods": {"valley": ["00:00-12:00"], "peak": ["12:00-24:00"]}}],
     "exceptions": [
       {"months": null, "on": ["restDay"], "when": null, "periods": {"deepValley": ["00:00-04:00"]}},
       {"months": [7, 8], "on": null, "when": "heat35",
        "periods": {"critical": ["11:00-12:00", "15:00-17:00"]}},
       {"months": [6], "on": ["workday"], "when": null, "periods": {"critical": ["18:30-19:00"]}},
       {"months": null, "on": ["new-year"], "when": null, "periods": {"valley": ["22:30-24:00"]}},
       {"months": [5], "on": ["mon", "fri"], "when": null, "periods": {"flat": ["23:30-00:30"]}}],
     "holidays": [
       {"id": "new-year", "name": {"zh": "元旦", "en": "New Year"}, "days": ["2026-01-01"]},
       {"id": "spring-festival", "name": {"zh": "春节", "en": "Spring Festival"},
        "days": ["2026-02-15/2026-02-23"]}],
     "workdays": ["2026-02-14", "2026-02-28"],
     "triggers": [{"id": "heat35", "name": {"zh": "35 度", "en": "35 degrees"}}],
     "floats": null}
    """#

  private static func plan() throws -> TariffPlan {
    let periods = #"{"critical":"1","peak":"0.8","flat":"0.6","valley":"0.4","deepValley":"0.2"}"#
    return try workedPlan(
      "hours", kind: "tou",
      versions: [
        workedVersion(from: "2025-01-01", calendar: calendar, price: periods, lines: "whole")
      ])
  }

  /// The half hours of spans such as "23:30-24:00", one bit each.
  private func bits(_ spans: [String]) throws -> Int64 {
    var bits: Int64 = 0
    for span in spans {
      let ends = span.split(separator: "-").map { time in
        let parts = time.split(separator: ":").compactMap { Int($0) }
        return parts[0] * 2 + parts[1] / 30
      }
      for slot in ends[0]..<ends[1] { bits += 1 << slot }
    }
    return bits
  }

  private static let dayOfBits = (0..<48).map { Energy(milliwattHours: 1 << $0) }
  private static let emptyDay = [Energy](repeating: .zero, count: 48)

  private static let usual: [Period: [String]] = [
    .valley: ["00:00-05:30", "23:30-24:00"], .flat: ["05:30-08:00", "12:00-17:00", "22:00-23:30"],
    .peak: ["08:00-12:00", "17:00-22:00"],
  ]
  private static let rest: [Period: [String]] = [
    .deepValley: ["00:00-04:00"], .valley: ["04:00-05:30", "23:30-24:00"],
    .flat: ["05:30-08:00", "12:00-17:00", "22:00-23:30"], .peak: ["08:00-12:00", "17:00-22:00"],
  ]
  private static let hot: [Period: [String]] = [
    .valley: ["00:00-05:30", "23:30-24:00"], .flat: ["05:30-08:00", "12:00-15:00", "22:00-23:30"],
    .peak: ["08:00-11:00", "17:00-22:00"], .critical: ["11:00-12:00", "15:00-17:00"],
  ]

  @Test(
    "each half hour of a day falls into the period that is in force then",
    arguments: [
      // A Wednesday, a Saturday, a Sunday.
      ("2026-01-07", usual), ("2026-01-10", rest), ("2026-01-11", rest),
      // A Saturday and the Saturday after the holiday, on which people work for it.
      ("2026-02-14", usual), ("2026-02-28", usual),
      // The holiday's first and last day, a Sunday and a Monday; the day after it.
      ("2026-02-15", rest), ("2026-02-23", rest), ("2026-02-24", usual),
      // A Thursday that is a holiday: what stands later wins where both name hours.
      (
        "2026-01-01",
        [
          .deepValley: ["00:00-04:00"], .valley: ["04:00-05:30", "22:30-24:00"],
          .flat: ["05:30-08:00", "12:00-17:00", "22:00-22:30"],
          .peak: ["08:00-12:00", "17:00-22:00"],
        ]
      ),
      // The trigger was met on 3 July and on 30 June, where it changes nothing; not on 2 July.
      ("2026-07-03", hot), ("2026-07-02", usual),
      (
        "2026-06-30",
        [
          .valley: ["00:00-05:30", "23:30-24:00"],
          .flat: ["05:30-08:00", "12:00-17:00", "22:00-23:30"],
          .peak: ["08:00-12:00", "17:00-18:30", "19:00-22:00"], .critical: ["18:30-19:00"],
        ]
      ),
      // A hot Saturday: both exceptions hold.
      (
        "2026-07-04",
        [
          .deepValley: ["00:00-04:00"], .valley: ["04:00-05:30", "23:30-24:00"],
          .flat: ["05:30-08:00", "12:00-15:00", "22:00-23:30"],
          .peak: ["08:00-11:00", "17:00-22:00"], .critical: ["11:00-12:00", "15:00-17:00"],
        ]
      ),
      // A Monday in May: hours over midnight are the day's own first and last, not the next day's.
      (
        "2026-05-04",
        [
          .valley: ["00:30-05:30"],
          .flat: ["00:00-00:30", "05:30-08:00", "12:00-17:00", "22:00-24:00"],
          .peak: ["08:00-12:00", "17:00-22:00"],
        ]
      ),
      ("2026-05-05", usual),
      // October has other hours.
      (
        "2026-10-01", [.valley: ["00:00-12:00"], .peak: ["12:00-24:00"]]
      ),
    ] as [(String, [Period: [String]])])
  func classified(_ day: String, _ expected: [Period: [String]]) throws {
    let from = try #require(CivilDate(day))
    let heat = try Set(
      ["2026-06-30", "2026-07-03", "2026-07-04"].map { try #require(CivilDate($0)) })
    let bill = try Self.plan().bill(
      for: Usage(
        from: from, to: from.adding(days: 1), record: .halfHours(Self.dayOfBits),
        triggered: ["heat35": heat]))
    let found = Dictionary(
      uniqueKeysWithValues: bill.lines.compactMap { line in
        line.period.map { ($0, line.energy.milliwattHours) }
      })
    #expect(try found == expected.mapValues(bits))
  }

  @Test("a day's half hours are its own: Friday ends and Saturday begins at midnight")
  func midnight() throws {
    let friday = try #require(CivilDate("2026-01-09"))
    for (values, expected) in [
      (Self.dayOfBits + Self.emptyDay, Self.usual), (Self.emptyDay + Self.dayOfBits, Self.rest),
    ] {
      let bill = try Self.plan().bill(
        for: Usage(from: friday, to: friday.adding(days: 2), record: .halfHours(values)))
      for line in bill.lines {
        let spans = line.period.flatMap { expected[$0] } ?? []
        #expect(try line.energy.milliwattHours == bits(spans))
      }
      #expect(bill.lines.count == expected.count)
    }
  }

  @Test("hours change at the midnight in which the month changes")
  func monthChange() throws {
    let last = try #require(CivilDate("2026-09-30"))
    let bill = try Self.plan().bill(
      for: Usage(
        from: last, to: last.adding(days: 2), record: .halfHours(Self.emptyDay + Self.dayOfBits)))
    #expect(
      try bill.lines.map(\.energy.milliwattHours) == [bits(["12:00-24:00"]), bits(["00:00-12:00"])])
  }

  @Test("a year whose holidays the tariff does not know is not billed by half hours")
  func unknownHolidays() throws {
    let day = try #require(CivilDate("2027-03-03"))
    let plan = try Self.plan()
    #expect(throws: BillError.holidaysUnknown(year: 2027)) {
      try plan.bill(
        for: Usage(from: day, to: day.adding(days: 1), record: .halfHours(Self.dayOfBits)))
    }
    // Metered by period it needs no calendar.
    _ = try plan.bill(
      for: Usage(
        from: day, to: day.adding(days: 1),
        energy: .periods(
          Dictionary(uniqueKeysWithValues: Period.allCases.map { ($0, Energy.zero) }))))
  }

  @Test("a misspelt trigger is told; a tariff without triggers passes over them")
  func unknownTrigger() throws {
    let day = try #require(CivilDate("2026-07-03"))
    let hot = try Usage(
      from: day, to: day.adding(days: 1), record: .halfHours(Self.dayOfBits),
      triggered: ["heat-35": [day]])
    let plan = try Self.plan()
    let expected = BillError.triggerUnknown(known: ["heat35"])
    #expect(throws: expected) { try plan.bill(for: hot) }
    #expect(expected.message.en == "'triggered' names none of this tariff's triggers: heat35")
    _ = try TariffPlan.everyException().bill(for: hot)
  }
}
