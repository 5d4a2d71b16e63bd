import JSON
import Testing
import Units

@testable import Tariff

/// From the registers of meters to the energy between two days.
@Suite struct UsageReadingsTests {
  private func january(_ readings: String, _ rest: String = "") throws -> Usage {
    try usage(
      #"{"from":"2026-01-01","to":"2026-02-01","energy":{"readings":[\#(readings)]\#(rest)}}"#)
  }

  private func day(_ number: Int) throws -> CivilDate {
    try #require(CivilDate(year: 2026, month: 1, day: 1)).adding(days: number - 1)
  }

  private func wh(_ number: Int64) -> Energy { Energy(milliwattHours: number * 1000) }

  @Test("each two readings of a meter make a piece with what the register went on by")
  func plain() throws {
    let read = try january(
      #"""
      {"at":"2026-01-01","total":"1234.56"}, {"at":"2026-01-15","total":1300},
      {"at":"2026-02-01","total":"1300.01"}
      """#)
    #expect(
      try read.energy
        == .metered([
          MeteredPiece(from: day(1), to: day(15), energy: .total(wh(65_440))),
          MeteredPiece(from: day(15), to: day(32), energy: .total(wh(10))),
        ]))
  }

  @Test(
    "the multiplier counts for every register; what is below a milliwatt-hour is rounded half up")
  func multiplier() throws {
    let read = try january(
      #"{"at":"2026-01-01","peak":"10","valley":"0"},{"at":"2026-02-01","peak":"12.5","valley":"3"}"#,
      #","multiplier":"40""#)
    #expect(
      try read.energy
        == .metered([
          MeteredPiece(
            from: day(1), to: day(32), energy: .periods([.peak: kWh(100), .valley: kWh(120)]))
        ]))
    let odd = try january(
      #"{"at":"2026-01-01","total":"0"},{"at":"2026-02-01","total":"0.000003"}"#,
      #","multiplier":0.5"#)
    #expect(odd.total == Energy(milliwattHours: 2))
  }

  @Test("at a replacement the old meter ends and the new one begins on the same day")
  func replacement() throws {
    // The first reading has no name: it is of the meter that is named first.
    let read = try january(
      #"""
      {"at":"2026-01-01","total":"1234.56"},
      {"at":"2026-01-15","meter":"old","total":"1300"},
      {"at":"2026-01-15","meter":"new","total":"0.5"},
      {"at":"2026-02-01","total":"21"}
      """#)
    #expect(
      try read.energy
        == .metered([
          MeteredPiece(from: day(1), to: day(15), energy: .total(wh(65_440))),
          MeteredPiece(from: day(15), to: day(32), energy: .total(wh(20_500))),
        ]))
  }

  @Test("a meter may be replaced on the bill's first and last day, and come back")
  func replacementAtTheEnds() throws {
    let read = try january(
      #"""
      {"at":"2026-01-01","meter":"a","total":"7"}, {"at":"2026-01-01","meter":"b","total":"1"},
      {"at":"2026-01-11","meter":"b","total":"2"}, {"at":"2026-01-11","meter":"a","total":"7"},
      {"at":"2026-02-01","meter":"a","total":"10"}, {"at":"2026-02-01","meter":"b","total":"2"}
      """#)
    #expect(
      try read.energy
        == .metered([
          MeteredPiece(from: day(1), to: day(11), energy: .total(kWh(1))),
          MeteredPiece(from: day(11), to: day(32), energy: .total(kWh(3))),
        ]))
  }

  @Test(
    "a register that turned over goes on from its span",
    arguments: [
      // 999,990 to 10 of a million.
      ("999990", "10", "", "20"),
      // A step back by one milliwatt-hour more than half the span is a turn.
      ("500000.000001", "0", "", "499999.999999"),
      ("99990", "15", #","span":"100000""#, "25"),
    ])
  func rollOver(_ old: String, _ new: String, _ span: String, _ used: String) throws {
    let read = try january(
      #"{"at":"2026-01-01","total":"\#(old)"},{"at":"2026-02-01","total":"\#(new)"}"#, span)
    #expect("\(read.total)" == used)
  }

  @Test("registers turn over one by one")
  func rollOverOfPeriods() throws {
    let read = try january(
      #"""
      {"at":"2026-01-01","total":"999999","peak":"600000","valley":"399999"},
      {"at":"2026-02-01","total":"4","peak":"600002","valley":"400002"}
      """#)
    #expect(
      try read.energy
        == .metered([
          MeteredPiece(
            from: day(1), to: day(32), energy: .periods([.peak: kWh(2), .valley: kWh(3)]))
        ]))
  }

  @Test(
    "the total's register counts: flat, or the largest period, takes what the cut-off digits hide",
    arguments: [
      // 100.01 against 60.00 + 40.00.
      ("100.01", #""peak":"60.00","valley":"40.00""#, ["peak": 60_010, "valley": 40_000]),
      (
        "99.98", #""peak":"60","flat":"1","valley":"39""#,
        ["peak": 60_000, "flat": 980, "valley": 39_000]
      ),
      // Flat has nothing to give.
      (
        "99.98", #""peak":"60","flat":"0","valley":"40""#,
        ["peak": 59_980, "flat": 0, "valley": 40_000]
      ),
    ] as [(String, String, [String: Int64])])
  func totalAndPeriods(_ total: String, _ periods: String, _ expected: [String: Int64]) throws {
    let zero = periods.replacing(#/"[0-9.]+"/#, with: #""0""#)
    let read = try january(
      #"{"at":"2026-01-01","total":"0",\#(zero)},{"at":"2026-02-01","total":"\#(total)",\#(periods)}"#
    )
    guard case .metered(let pieces) = read.energy, case .periods(let energies) = pieces[0].energy
    else { throw Unexpected() }
    #expect(
      energies
        == Dictionary(
          uniqueKeysWithValues: expected.map { key, value in
            (Period(rawValue: key) ?? .critical, wh(value))
          }))
  }

  private struct Unexpected: Error {}

  @Test("a meter whose periods are read from the switch on tells the total before it")
  func periodsFromTheSwitchOn() throws {
    let read = try january(
      #"""
      {"at":"2026-01-01","total":"10"},
      {"at":"2026-01-11","total":"20","peak":"4","valley":"1"},
      {"at":"2026-02-01","total":"50","peak":"24","valley":"11"}
      """#)
    #expect(
      try read.energy
        == .metered([
          MeteredPiece(from: day(1), to: day(11), energy: .total(kWh(10))),
          MeteredPiece(
            from: day(11), to: day(32), energy: .periods([.peak: kWh(20), .valley: kWh(10)])),
        ]))
  }

  @Test(
    "of a time the day counts",
    arguments: [
      "2026-01-15", "2026-01-15T00:00", "2026-01-15T00:00:00+08:00", "2026-01-15T23:59:59Z",
      "2026-01-15 10:30", "2026-01-15T10:30-03:30",
    ])
  func stamps(_ stamp: String) throws {
    let read = try january(
      #"""
      {"at":"2026-01-01T00:00:00+08:00","total":"1"}, {"at":"\#(stamp)","total":"2"},
      {"at":"2026-02-01T00:00:00+08:00","total":"3"}
      """#)
    guard case .metered(let pieces) = read.energy else { throw Unexpected() }
    #expect(try pieces.map(\.to) == [day(15), day(32)])
  }

  @Test(
    "what is no day and no time is refused",
    arguments: [
      "2026-01-32", "2026-01-15T", "2026-01-15T24:00", "2026-01-15T10", "2026-01-15T1:00",
      "2026-01-15T10:60", "2026-01-15T10:30:60", "2026-01-15T10:30:00.5", "2026-01-15T10:30+8",
      "2026-01-15x", "26-01-15", "2026-01-15T10:30:00+15:00", "",
    ])
  func badStamps(_ stamp: String) {
    let error = #expect(throws: JSONError.self) {
      try january(#"{"at":"\#(stamp)","total":"1"},{"at":"2026-02-01","total":"3"}"#)
    }
    #expect(
      error?.description.hasSuffix(
        "energy.readings[0].at: must be a day like \"2026-01-15\", or a time like \"2026-01-15T00:00:00+08:00\""
      ) == true, "\(error?.description ?? "")")
  }

  @Test(
    "readings that do not tell what was used are refused at the place that is wrong",
    arguments: [
      (#""#, "", "readings: must hold 2 to 2000 readings, not 0"),
      (#"{"at":"2026-01-01","total":"1"}"#, "", "readings: must hold 2 to 2000 readings, not 1"),
      (
        #"{"at":"2026-01-02","total":"1"},{"at":"2026-02-01","total":"2"}"#, "",
        "readings[0].at: must be 2026-01-01, not 2026-01-02: readings begin at the bill's 'from'"
      ),
      (
        #"{"at":"2026-01-01","total":"1"},{"at":"2026-01-31","total":"2"}"#, "",
        "readings[1].at: must be 2026-02-01, not 2026-01-31: readings end at the bill's 'to'"
      ),
      (
        #"{"at":"2026-01-01","total":"1"},{"at":"2026-01-01T10:00","total":"1"},{"at":"2026-02-01","total":"2"}"#,
        "",
        "readings[1].at: must lie after 2026-01-01, the day of the reading before it, not on 2026-01-01"
      ),
      (
        #"{"at":"2026-01-01","total":"1","meter":"A"},{"at":"2026-01-10","total":"3","meter":"A"},{"at":"2026-01-12","total":"0","meter":"B"},{"at":"2026-02-01","total":"2"}"#,
        "",
        "readings[2].at: must be 2026-01-10, not 2026-01-12: the meter B must begin on the day on which the meter A was last read"
      ),
      (
        #"{"at":"2026-01-01","total":"12.5"},{"at":"2026-02-01","total":"12.4"}"#, "",
        "readings[1].total: must not go back from 12.5 on 2026-01-01 to 12.4 on 2026-02-01; where the meter was replaced, give the old one's last and the new one's first reading on the same day, each with its 'meter'"
      ),
      // Exactly half the span back is no turn.
      (
        #"{"at":"2026-01-01","peak":"500000"},{"at":"2026-02-01","peak":"0"}"#, "",
        "readings[1].peak: must not go back from 500000 on 2026-01-01 to 0 on 2026-02-01"
      ),
      (
        #"{"at":"2026-01-01"},{"at":"2026-02-01","total":"2"}"#, "",
        "readings[0]: must have a register"
      ),
      (
        #"{"at":"2026-01-01","total":"1","peak":"1"},{"at":"2026-02-01","valley":"2"}"#, "",
        "readings[1]: must have the registers of the reading before it: total, peak"
      ),
      (
        #"{"at":"2026-01-01","peak":"1","valley":"1"},{"at":"2026-02-01","peak":"2"}"#, "",
        "readings[1]: must have the registers of the reading before it: peak, valley"
      ),
      (
        #"{"at":"2026-01-01","total":"1"},{"at":"2026-02-01","total":"1000000"}"#, "",
        "readings[1].total: must be below 1000000, where the register begins again ('span'), not 1000000"
      ),
      // Three registers differ by at most 3 kWh.
      (
        #"{"at":"2026-01-01","total":"0","peak":"0","valley":"0"},{"at":"2026-02-01","total":"103.01","peak":"60","valley":"40"}"#,
        "", "readings[1].total: must agree with the periods: it went on by 103.01, they by 100"
      ),
      (
        #"{"at":"2026-01-01","total":"0"},{"at":"2026-02-01","total":"1000.1"}"#,
        #","multiplier":"1000000""#,
        "readings[1]: must not come to more than 1000000000 kWh times the multiplier"
      ),
      (
        #"{"at":"2026-01-01","total":"0"},{"at":"2026-02-01","total":"1"}"#, #","multiplier":"0""#,
        "multiplier: must be above 0 and at most 1000000, with at most 8 decimals"
      ),
      (
        #"{"at":"2026-01-01","total":"0"},{"at":"2026-02-01","total":"1"}"#,
        #","multiplier":"1000000.1""#, "multiplier: must be above 0 and at most 1000000"
      ),
      (
        #"{"at":"2026-01-01","total":"0"},{"at":"2026-02-01","total":"1"}"#, #","span":"0""#,
        "span: must be above 0 and at most 1000000000 kWh"
      ),
      (
        #"{"at":"2026-01-01","total":"0"},{"at":"2026-02-01","total":"1","metre":"x"}"#, "",
        "readings[1]: 'metre' is not known here; did you mean 'meter'"
      ),
    ])
  func refused(_ readings: String, _ rest: String, _ words: String) {
    let error = #expect(throws: JSONError.self) { try january(readings, rest) }
    let told = error.map { "\($0.path): \($0.problem)" } ?? ""
    #expect(told.hasPrefix("energy." + words), "\(told)")
  }

  @Test("a program that holds readings is told the same in Chinese and English")
  func messages() throws {
    let readings = try MeterReadings([
      .init(at: day(1), total: wh(12_500)), .init(at: day(15), total: wh(12_400)),
    ])
    let error = #expect(throws: MeterReadingsError.self) {
      try readings.pieces(from: day(1), to: day(15))
    }
    #expect(
      error?.message.en
        == "the total of reading 2 must not go back from 12.5 on 2026-01-01 to 12.4 on 2026-01-15;"
        + " where the meter was replaced, give the old one's last and the new one's first reading"
        + " on the same day, each with its 'meter'")
    #expect(
      error?.message.zh
        == "总示数由 2026-01-01 的 12.5 退到 2026-01-15 的 12.4：请核对；若已换表，请在换表日给出旧表末次与新表首次示数，并注明表名")
    #expect(throws: MeterReadingsError.multiplierOutOfRange) {
      try MeterReadings(readings.readings, multiplier: .zero).pieces(from: day(1), to: day(15))
    }
  }
}
