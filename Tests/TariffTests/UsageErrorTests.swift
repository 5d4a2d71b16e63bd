import JSON
import TestSupport
import Testing
import Units

@testable import Tariff

/// Every sentence that a wrong usage is answered with, and the place that it names.
@Suite(.computing) struct UsageErrorTests {
  private func refusal(_ text: String) -> String {
    let error = #expect(throws: JSONError.self) { try usage(text) }
    return error.map { "\($0.path): \($0.problem)" } ?? ""
  }

  private func refusal(keys: String) -> String {
    refusal(#"{"from":"2026-01-01","to":"2026-02-01",\#(keys)}"#)
  }

  private func refusal(energy: String) -> String { refusal(keys: #""energy":\#(energy)"#) }

  @Test(
    "what is wrong beside the energy is told at its own place",
    arguments: [
      (#""household":{"persons":101}"#, "household.persons: must be a whole number from 1 to 100"),
      (
        #""household":{"person":1}"#,
        "household: 'person' is not known here; did you mean 'persons'"
      ),
      (#""household":{"lowIncome":"no"}"#, "household.lowIncome: must be true or false"),
      (
        #""household":{"since":"2026-01-02"}"#,
        "household.since: must not lie after 'from': the account is opened before the first use"
      ),
      (
        #""capacityKVA":"-1""#, "capacityKVA: must be from 0 to 1000000 kVA with at most 6 decimals"
      ),
      (#""capacityKVA":[]"#, "capacityKVA: must be a number, or hold 1 to 100 capacities"),
      (#""capacityKVA":[{"from":"2026-01-05","kW":"1"}]"#, "capacityKVA[0]: 'kVA' is missing"),
      (
        #""capacityKVA":[{"from":"2026-01-05","kVA":"1"},{"from":"2026-01-05","kVA":"2"}]"#,
        "capacityKVA[1].from: must lie after the days of the capacities before it, and before 'to'"
      ),
      (
        #""capacityKVA":[{"from":"2026-02-01","kVA":"1"}]"#,
        "capacityKVA[0].from: must lie after the days of the capacities before it, and before 'to'"
      ),
      (
        #""contractKW":"1000001""#,
        "contractKW: must be from 0 to 1000000 kW with at most 6 decimals"
      ),
      (#""demandKW":"1.0000001""#, "demandKW: must be from 0 to 1000000 kW"),
      (#""demandKW":[]"#, "demandKW: must hold one number for each month of the bill"),
      (
        #""demandKW":["1","2"]"#,
        "demandKW: must hold one number, or one for each of the 1 months, not 2"
      ),
      (#""demandKW":["1","x"]"#, "demandKW[1]: must be a plain decimal number"),
      (#""reactive":"1000000001""#, "reactive: must be from 0 to 1000000000 kvarh with at most 6"),
      (
        #""basis":"contact""#,
        "basis: must be one of capacity, contract, maximum, not 'contact'; did"
      ),
      (#""triggered":["heat35"]"#, "triggered: must be an object, not a list"),
      (#""triggered":{"heat35":"2026-01-02"}"#, "triggered.heat35: must be a list"),
      (
        #""triggered":{"heat35":["2026-02-30"]}"#,
        "triggered.heat35[0]: must be a day of the calendar"
      ),
      (
        #""triggered":{"heat35":["2026-01-02","2026-01-02"]}"#,
        "triggered.heat35[1]: must not stand twice"
      ),
      (
        #""switches":[{"on":"2026-01-05","tariff":"No"}]"#,
        "switches[0].tariff: must be made of small"
      ),
      (
        #""switches":[{"on":"2026-01-01","tariff":"a"}]"#,
        "switches[0].on: must lie after 'from', after the switch before it, and before 'to'"
      ),
      (
        #""switches":[{"on":"2026-01-05","tariff":"a"},{"on":"2026-01-05","tariff":"b"}]"#,
        "switches[1].on: must lie after 'from'"
      ),
      (#""switches":[{"on":"2026-02-01","tariff":"a"}]"#, "switches[0].on: must lie after 'from'"),
      (#""switchs":[]"#, ": 'switchs' is not known here; did you mean 'switches'"),
    ])
  func besideTheEnergy(_ keys: String, _ words: String) {
    let told = refusal(keys: #""energy":{"total":"1"},\#(keys)"#)
    #expect(told.hasPrefix(words), "\(told)")
  }

  @Test("lists have bounds, which are named")
  func bounds() throws {
    let switches = Array(repeating: #"{"on":"2026-01-05","tariff":"a"}"#, count: 13)
    #expect(
      refusal(keys: #""energy":{"total":"1"},"switches":[\#(switches.joined(separator: ","))]"#)
        == "switches: must hold at most 12 switches")
    let triggers = (0...30).map { #""t\#($0)":[]"# }
    #expect(
      refusal(keys: #""energy":{"total":"1"},"triggered":{\#(triggers.joined(separator: ","))}"#)
        == "triggered: must name at most 30 triggers")
    let days = Array(repeating: #""2026-01-05""#, count: 1001).joined(separator: ",")
    #expect(
      refusal(keys: #""energy":{"total":"1"},"triggered":{"t":[\#(days)]}"#)
        == "triggered.t: must name at most 1000 days")
    let pieces = Array(repeating: "{}", count: 1001).joined(separator: ",")
    #expect(refusal(energy: #"{"pieces":[\#(pieces)]}"#).hasSuffix("must hold 1 to 1000 pieces"))
    let readings = Array(repeating: "{}", count: 2001).joined(separator: ",")
    #expect(
      refusal(energy: #"{"readings":[\#(readings)]}"#)
        == "energy.readings: must hold 2 to 2000 readings, not 2001")
    let blocks = Array(repeating: "{}", count: 367).joined(separator: ",")
    #expect(
      refusal(energy: #"{"halfHours":[\#(blocks)]}"#)
        == "energy.halfHours: must hold 1 to 366 blocks of whole days")
  }

  @Test("a time that cannot be billed is told before the energy in it")
  func time() {
    for text in [
      #"{"from":"2026-01-01","to":"2026-01-01","energy":{"halfHours":[]}}"#,
      #"{"from":"2026-01-01","to":"2027-01-02","energy":{}}"#,
    ] {
      #expect(
        refusal(text) == "to: must lie after 'from', and at most 12 months after it")
    }
  }

  @Test(
    "energy has one form",
    arguments: [
      (#"{}"#, "energy: must hold a total, or periods such as peak and valley"),
      (
        #"{"total":"1","pieces":[]}"#,
        "energy: must have one form: a total, periods, 'readings', 'pieces' or 'halfHours', not two"
      ),
      (#"{"readings":[],"halfHours":[]}"#, "energy: must have one form"),
      (
        #"{"total":"1","multiplier":"2"}"#,
        "energy.multiplier: must be left out where there are no 'readings'"
      ),
      (#"{"pieces":[],"span":"2"}"#, "energy.span: must be left out where there are no 'readings'"),
      (#"{"total":"1","total":"1"}"#, ": the key 'total' stands twice"),
      (
        #"{"peak":"1000000000","valley":"0.000001"}"#,
        "energy: must add up to at most 1000000000 kWh in at most 1000 pieces"
      ),
    ])
  func oneForm(_ energy: String, _ words: String) {
    let told = refusal(energy: energy)
    #expect(told.hasPrefix(words), "\(told)")
  }

  @Test(
    "pieces run from the first day to the last without a gap",
    arguments: [
      (#"[]"#, "energy.pieces: must hold 1 to 1000 pieces"),
      (
        #"[{"from":"2026-01-02","to":"2026-02-01","total":"1"}]"#,
        "energy.pieces[0].from: must be 2026-01-01, where the bill begins"
      ),
      (
        #"[{"from":"2026-01-01","to":"2026-01-05","total":"1"},{"from":"2026-01-06","to":"2026-02-01","total":"1"}]"#,
        "energy.pieces[1].from: must be 2026-01-05, where the piece before it ends"
      ),
      (
        #"[{"from":"2026-01-01","to":"2026-02-02","total":"1"}]"#,
        "energy.pieces[0].to: must lie after 2026-01-01 and not after 2026-02-01, the bill's 'to'"
      ),
      (
        #"[{"from":"2026-01-01","to":"2026-01-01","total":"1"}]"#,
        "energy.pieces[0].to: must lie after 2026-01-01"
      ),
      (
        #"[{"from":"2026-01-01","to":"2026-01-31","total":"1"}]"#,
        "energy.pieces: must go on to 2026-02-01, the bill's 'to'; they end on 2026-01-31"
      ),
      (#"[{"from":"2026-01-01","to":"2026-02-01"}]"#, "energy.pieces[0]: must hold a total"),
      (
        #"[{"from":"2026-01-01","to":"2026-02-01","total":"3","peak":"1"}]"#,
        "energy.pieces[0].total: must be the sum of the periods, 1, or be left out"
      ),
      (
        #"[{"from":"2026-01-01","to":"2026-02-01","totel":"3"}]"#,
        "energy.pieces[0]: 'totel' is not known here; did you mean 'total'"
      ),
    ])
  func pieces(_ pieces: String, _ words: String) {
    let told = refusal(energy: #"{"pieces":\#(pieces)}"#)
    #expect(told.hasPrefix(words), "\(told)")
  }

  @Test("half hours fill whole days from the first to the last")
  func halfHours() {
    let day = Array(repeating: "1", count: 48).joined(separator: ",")
    let cases = [
      ("[]", "energy.halfHours: must hold 1 to 366 blocks of whole days"),
      (
        #"[{"from":"2026-01-02","values":[\#(day)]}]"#,
        "energy.halfHours[0].from: must be 2026-01-01, where the half hours before it end"
      ),
      (
        #"[{"from":"2026-01-01","values":[\#(day)]},{"from":"2026-01-03","values":[\#(day)]}]"#,
        "energy.halfHours[1].from: must be 2026-01-02, where the half hours before it end"
      ),
      (
        #"[{"from":"2026-01-01","values":[\#(day),1]}]"#,
        "energy.halfHours[0].values: must hold 48 values for each day; 49 are no whole days"
      ),
      (
        #"[{"from":"2026-01-01","values":[]}]"#,
        "energy.halfHours[0].values: must hold 48 values for each day; 0 are no whole days"
      ),
      (
        #"[{"from":"2026-01-01","values":[\#(day)]}]"#,
        "energy.halfHours: must go on to 2026-01-03, the bill's 'to'; they end on 2026-01-02"
      ),
      (
        #"[{"from":"2026-01-01","values":[\#(day),\#(day),\#(day)]}]"#,
        "energy.halfHours[0].values: must not go beyond 2026-01-03, the bill's 'to'; they go to 2026-01-04"
      ),
      (
        #"[{"from":"2026-01-01","values":[-1,\#(day.dropFirst(2))]}]"#,
        "energy.halfHours[0].values[0]: must be from 0 to 1000000000 kWh with at most 6 decimals"
      ),
      (
        #"[{"from":"2026-01-01","values":[1e1,\#(day.dropFirst(2))]}]"#,
        "energy.halfHours[0].values[0]: must be a plain decimal number"
      ),
      (
        #"[{"from":"2026-01-01","value":[]}]"#,
        "energy.halfHours[0]: 'values' is missing; is 'value' a slip"
      ),
    ]
    for (blocks, words) in cases {
      let told = refusal(
        #"{"from":"2026-01-01","to":"2026-01-03","energy":{"halfHours":\#(blocks)}}"#)
      #expect(told.hasPrefix(words), "\(told)")
    }
  }

  @Test("a sum beyond all bounds is refused, not added up")
  func hugeSum() throws {
    let from = try #require(CivilDate("2025-01-01"))
    let values = [Energy](repeating: Usage.maximumEnergy, count: 365 * DaySchedule.slotCount)
    let error = #expect(throws: BillError.self) {
      try Usage(from: from, to: from.adding(days: 365), record: .halfHours(values))
    }
    guard case .energyOutOfRange(let sum)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(sum > Usage.maximumEnergy)
    let texts = Array(repeating: "1000000000", count: 96)
    #expect(
      refusal(
        #"{"from":"2026-01-01","to":"2026-01-03","energy":{"halfHours":[{"from":"2026-01-01","values":[\#(texts.joined(separator: ","))]}]}}"#
      ) == "energy: must add up to at most 1000000000 kWh in at most 1000 pieces")
  }
}
