import Foundation
import JSON
import TestSupport
import Testing

@testable import Tariff

/// What a file says that cannot be meant is told at its place, with what would be right.
@Suite(.computing) struct BrokenRuleTests {
  @Test("the whole files, before they are broken, are in order")
  func whole() throws {
    for text in [FullTariff.household, FullTariff.industry] {
      let plan = try TariffFile.parse(Array(text.utf8), name: "full.json")
      #expect(try TariffFile.parse(plan.output.bytes, name: "full.json") == plan)
    }
  }

  @Test("a household's file", arguments: BrokenRule.household)
  func household(_ rule: BrokenRule) throws { try check(rule, FullTariff.household) }

  @Test("a large customer's file", arguments: BrokenRule.industry)
  func industry(_ rule: BrokenRule) throws { try check(rule, FullTariff.industry) }

  private func check(_ rule: BrokenRule, _ file: String) throws {
    let range = try #require(file.range(of: rule.old), "\(rule.old) is not there")
    let broken = file.replacingCharacters(in: range, with: rule.new)
    let error = #expect(throws: TariffFileError.self) {
      try TariffFile.parse(Array(broken.utf8), name: "full.json")
    }
    let text = error?.description ?? ""
    #expect(text.contains(rule.sentence), "\(text)")
    // The place is on a line that was changed, or that stands with it.
    let line = file[..<range.lowerBound].count { $0 == "\n" } + 1
    let found = error?.error.position.line ?? 0
    #expect(abs(found - line) <= rule.distance, "\(text), changed on line \(line)")
  }
}

/// One change, and the sentence that it must bring.
struct BrokenRule: Sendable, CustomTestStringConvertible {
  let old: String
  let new: String
  let sentence: String
  /// How many lines the place may lie from the change.
  let distance: Int

  init(_ old: String, _ new: String, _ sentence: String, distance: Int = 0) {
    self.old = old
    self.new = new
    self.sentence = sentence
    self.distance = distance
  }

  var testDescription: String { "\(old) → \(new)" }
}
