import JSON
import Testing
import Units

@testable import Tariff

@Suite struct UsageTests {
  @Test(
    "a usage is written as it is read",
    arguments: [
      (
        #"{"from":"2026-01-01","to":"2026-02-01","energy":{"total":"240"}}"#,
        #"{"from":"2026-01-01","to":"2026-02-01","energy":{"total":"240"},"before":"0","household":{"persons":1}}"#
      ),
      (
        #"{"to":"2026-02-01","from":"2026-01-01","energy":{"valley":80.50,"peak":"120"},"before":"1200","household":{"persons":5}}"#,
        #"{"from":"2026-01-01","to":"2026-02-01","energy":{"peak":"120","valley":"80.5"},"before":"1200","household":{"persons":5}}"#
      ),
      (
        #"{"from":"2026-01-01","to":"2026-02-01","energy":{"total":"200.5","peak":"120","valley":"80.5"},"before":null,"household":null}"#,
        #"{"from":"2026-01-01","to":"2026-02-01","energy":{"peak":"120","valley":"80.5"},"before":"0","household":{"persons":1}}"#
      ),
    ])
  func reads(_ text: String, _ written: String) throws {
    let read = try usage(text)
    #expect(read.output.text == written)
    #expect(try usage(written) == read)
  }

  @Test(
    "a wrong usage is told with what would be right",
    arguments: [
      (#"{}"#, "'from' is missing"),
      (#"{"from":"2026-02-30"}"#, "from: must be a day of the calendar"),
      (
        #"{"from":"2026-02-01","to":"2026-02-01","energy":{"total":"1"}}"#,
        "to: must lie after 'from'"
      ),
      (#"{"from":"2026-02-01","to":"2027-02-02","energy":{"total":"1"}}"#, "at most 12 months"),
      (#"{"from":"2026-02-01","to":"2026-03-01","energy":{}}"#, "energy: must hold a total"),
      (
        #"{"from":"2026-02-01","to":"2026-03-01","energy":{"total":"-1"}}"#,
        "energy.total: must be from 0"
      ),
      (
        #"{"from":"2026-02-01","to":"2026-03-01","energy":{"total":"1e3"}}"#,
        "energy.total: must be a plain decimal"
      ),
      (
        #"{"from":"2026-02-01","to":"2026-03-01","energy":{"total":"0.0000001"}}"#,
        "at most 6 decimals"
      ),
      (
        #"{"from":"2026-02-01","to":"2026-03-01","energy":{"total":"1000000000.1"}}"#,
        "from 0 to 1000000000 kWh"
      ),
      (
        #"{"from":"2026-02-01","to":"2026-03-01","energy":{"total":"3","peak":"1","valley":"1"}}"#,
        "energy.total: must be the sum of the periods, 2"
      ),
      (
        #"{"from":"2026-02-01","to":"2026-03-01","energy":{"vallee":"1"}}"#, "did you mean 'valley'"
      ),
      (
        #"{"from":"2026-02-01","to":"2026-03-01","energy":{"total":"1"},"befor":"1"}"#,
        "did you mean 'before'"
      ),
      (
        #"{"from":"2026-02-01","to":"2026-03-01","energy":{"total":"1"},"household":{"persons":0}}"#,
        "household.persons: must be a whole number from 1 to 100"
      ),
    ])
  func refuses(_ text: String, _ words: String) {
    let error = #expect(throws: JSONError.self) { try usage(text) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test("a usage made by the program itself is held to the same bounds")
  func bounds() throws {
    let from = try #require(CivilDate("2026-01-01"))
    #expect(throws: BillError.emptyTime(from: from, to: from)) {
      try Usage(from: from, to: from, energy: .total(.zero))
    }
    #expect(throws: BillError.energyOutOfRange(Energy(milliwattHours: -1))) {
      try Usage(
        from: from, to: from.adding(days: 1),
        energy: .periods([.peak: Energy(milliwattHours: -1)]))
    }
    #expect(throws: BillError.personsOutOfRange(0)) {
      try Usage(
        from: from, to: from.adding(days: 1), energy: .total(.zero),
        household: Household(persons: 0))
    }
  }

  @Test(
    "a plan says which usage it cannot bill, and what it needs",
    arguments: [
      (
        "jiangsu-2021-tiers-tou", #""energy":{"total":"1"}"#, "2026-01-01", "2026-02-01",
        .periodsNeeded([.peak, .valley])
      ),
      (
        "jiangsu-2021-tiers-tou", #""energy":{"peak":"1"}"#, "2026-01-01", "2026-02-01",
        .periodMissing(.valley)
      ),
      (
        "jiangsu-2021-tiers-tou", #""energy":{"peak":"1","flat":"0","valley":"1"}"#, "2026-01-01",
        "2026-02-01", .periodUnknown(.flat, known: [.peak, .valley])
      ),
      (
        "beijing-2012-tiers", #""energy":{"total":"1"}"#, "2012-06-30", "2012-07-02",
        .notYetValid(tariff: "beijing-2012-tiers", from: CivilDate(daysSince1970: 15_522))
      ),
      (
        "jiangmen-2020-tiers", #""energy":{"total":"1"}"#, "2020-12-02", "2021-01-02",
        .noLongerValid(tariff: "jiangmen-2020-tiers", lastDay: CivilDate(daysSince1970: 18_627))
      ),
    ] as [(String, String, String, String, BillError)])
  func notAdmitted(
    id: String, energy: String, from: String, to: String, expected: BillError
  ) throws {
    let usage = try usage(#"{"from":"\#(from)","to":"\#(to)",\#(energy)}"#)
    let plan = try builtInPlan(id)
    #expect(throws: expected) { try plan.bill(for: usage) }
    #expect(!expected.message.zh.isEmpty && !expected.message.en.contains("\n"))
  }

  @Test("a tier year may be billed to its last day, and a tariff to the last day it is valid")
  func lastDays() throws {
    _ = try builtInPlan("beijing-2019-tiers").bill(
      for: usage(#"{"from":"2025-12-15","to":"2026-01-01","energy":{"total":"1"}}"#))
    _ = try builtInPlan("jiangmen-2020-tiers").bill(
      for: usage(#"{"from":"2020-12-15","to":"2021-01-01","energy":{"total":"1"}}"#))
  }

  @Test("a plan without periods adds up the periods of a usage")
  func sumsPeriods() throws {
    let bill = try builtInPlan("beijing-2012-tiers").bill(
      for: usage(
        #"{"from":"2026-01-01","to":"2026-02-01","energy":{"peak":"100","valley":"140"}}"#))
    #expect("\(bill.total)" == "117.19")
  }
}
