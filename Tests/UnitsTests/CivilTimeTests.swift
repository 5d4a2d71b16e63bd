import Testing
import Units

@Suite struct CivilTimeTests {
  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  @Test(
    "days are counted as the calendar does",
    arguments: [
      ("1970-01-01", 0), ("2000-02-29", 11_016), ("2026-11-23", 20_780), ("1969-12-31", -1),
      ("2100-03-01", 47_541),
    ])
  func dayCount(_ text: String, count: Int) throws {
    #expect(try day(text).daysSince1970 == count)
    #expect("\(CivilDate(daysSince1970: count))" == text)
  }

  @Test("every day of 800 years follows the one before")
  func everyDay() throws {
    var date = try day("1600-01-01")
    let first = date.daysSince1970
    for offset in 1...(2 * 146_097) {
      let next =
        CivilDate(year: date.year, month: date.month, day: date.day + 1)
        ?? CivilDate(year: date.year, month: date.month + 1, day: 1)
        ?? CivilDate(year: date.year + 1, month: 1, day: 1)
      date = try #require(next)
      guard CivilDate(daysSince1970: first + offset) == date, date.daysSince1970 == first + offset
      else {
        Issue.record("day \(date) is counted wrongly")
        return
      }
    }
    #expect("\(date)" == "2400-01-01")
  }

  @Test(
    "what no calendar holds is no day",
    arguments: [
      "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "0000-01-01", "2026-11-31", "2026-11",
      "20261123", "2026-11-23 ", "-026-11-23", "２026-11-23",
    ])
  func refuses(_ text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test(
    "months are added with the day kept, or the month's last",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
      ("2026-11-23", 2, "2027-01-23"), ("2026-03-15", 12, "2027-03-15"),
      ("2026-01-15", -1, "2025-12-15"), ("2026-12-31", 0, "2026-12-31"),
    ])
  func addsMonths(_ from: String, months: Int, to: String) throws {
    #expect(try day(from).adding(months: months) == day(to))
  }

  @Test("2026-11-23 is a Monday")
  func weekday() throws {
    #expect(try day("2026-11-23").weekday == 1)
    #expect(try day("1969-12-28").weekday == 0)
  }

  @Test(
    "a stamp names its moment with its offset",
    arguments: [
      ("2026-11-23T20:00:00+08:00", 1_795_435_200_000), ("1970-01-01T00:00:00Z", 0),
      ("1969-12-31T19:00:00-05:00", 0), ("2026-11-23T12:00:00+00:00", 1_795_435_200_000),
    ])
  func stamps(_ text: String, milliseconds: Int64) {
    #expect(Timestamp(text) == Timestamp(milliseconds: milliseconds))
  }

  @Test("a moment is written as a clock at the offset shows it")
  func writesStamps() throws {
    let moment = Timestamp(milliseconds: 1_795_435_200_999)
    #expect(moment.text(offset: .china) == "2026-11-23T20:00:00+08:00")
    #expect(
      moment.text(offset: try #require(UTCOffset("-03:30"))) == "2026-11-23T08:30:00-03:30")
    #expect(Timestamp(milliseconds: -1).text(offset: .china) == "1970-01-01T07:59:59+08:00")
  }

  @Test(
    "what is no stamp is refused",
    arguments: [
      "2026-11-23", "2026-11-23T24:00:00Z", "2026-11-23T12:60:00Z", "2026-11-23 12:00:00Z",
      "2026-11-23T12:00:00", "2026-11-23T12:00:00+15:00", "2026-11-23T12:00:00+0800",
      "2026-11-23T-1:00:00Z", "2026-11-23T+1:00:00Z", "2026-11-23T12:00:00++1:00",
      "2026-11-23T12:00:00+08:+1",
    ])
  func refusesStamps(_ text: String) {
    #expect(Timestamp(text) == nil)
  }
}
