import JSON
import TestSupport
import Testing
import Units

@testable import Tariff

/// A bill of a built-in tariff with the sum that was worked by hand.
struct BookBill: Sendable, CustomTestStringConvertible {
  let tariff: String
  let usage: String
  let total: String

  /// `time` is a month, "2026-06", or two days, "2026-01-01/2026-03-01"; energies in kWh.
  init(
    _ tariff: String, _ time: String, _ energy: KeyValuePairs<String, Int>, before: Int = 0,
    persons: Int = 1, lowIncome: Bool = false, more: String = "", total: String
  ) {
    let days = time.split(separator: "/").map(String.init)
    let first = days.count == 2 ? days[0] : time + "-01"
    let month = CivilDate(first)?.adding(months: 1)
    let last = days.count == 2 ? days[1] : month.map { "\($0)" } ?? ""
    let energies = energy.map { #""\#($0)":"\#($1)""# }.joined(separator: ",")
    self.tariff = tariff
    self.total = total
    var home = #""persons":\#(persons)"#
    if lowIncome { home += #","lowIncome":true"# }
    usage =
      #"{"from":"\#(first)","to":"\#(last)","energy":{\#(energies)},"before":"\#(before)","#
      + #""household":{\#(home)}\#(more)}"#
  }

  var testDescription: String { "\(tariff) \(usage)" }
}

@Suite(.computing) struct BookTests {
  @Test(
    "a built-in tariff bills what was worked by hand from its price table",
    arguments: NorthAndEastBills.all + SouthAndWestBills.all + UnitBills.all)
  func worked(_ bill: BookBill) throws {
    let made = try builtInPlan(bill.tariff).bill(for: usage(bill.usage))
    #expect("\(made.total)" == bill.total, "\(made.lineTexts.joined(separator: "; "))")
  }

  @Test("every built-in tariff has a bill that was worked by hand")
  func everyTariff() {
    let worked = Set(
      (NorthAndEastBills.all + SouthAndWestBills.all + UnitBills.all).map(\.tariff))
    let plans = TariffShelf(builtIn: builtInFiles).plans
    #expect(plans.map(\.id).filter { !worked.contains($0) } == [])
  }

  @Test("at least 20 provinces and cities have a household tariff with tiers")
  func places() {
    let plans = TariffShelf(builtIn: builtInFiles).plans
    let places = Set(plans.filter { $0.customerClass == .residential }.map(\.place))
    // 广东, 广东广州 and 广东江门 are one province.
    #expect(Set(places.map { $0.prefix(2) }).count >= 20)
  }

  @Test("every version names its source, the day of it, and how far it can be trusted")
  func sources() {
    for plan in TariffShelf(builtIn: builtInFiles).plans {
      for version in plan.versions {
        #expect(!version.source.title.isEmpty, "\(plan.id)")
        #expect(!version.source.grade.isEmpty, "\(plan.id)")
        #expect((2011...2026).contains(version.source.date.year), "\(plan.id)")
      }
    }
  }

  @Test("every built-in file begins with a remark, in Chinese and in English")
  func remarks() {
    for file in builtInFiles {
      let head = String(decoding: file.bytes, as: UTF8.self).prefix { $0 != "{" }
      #expect(head.hasPrefix("//"), "\(file.name)")
      #expect(head.contains { $0 >= "\u{4E00}" && $0 <= "\u{9FFF}" }, "\(file.name)")
      #expect(head.contains("Doubtful") || head.split(separator: " ").count > 5, "\(file.name)")
    }
  }
}
