import Foundation
import JSON
import TestSupport
import Testing

@testable import Tariff

/// The files that `Docs/Tariffs.md` teaches with.
@Suite struct HandbookTests {
  private static func handbook() throws -> String {
    try String(contentsOfFile: projectFolder + "/Docs/Tariffs.md", encoding: .utf8)
  }

  /// The blocks that are fenced with `word`, in order.
  private static func blocks(_ word: String, of text: String) -> [String] {
    text.components(separatedBy: "```\(word)\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
  }

  @Test("the three worked files are in order, and bill what the handbook works by hand")
  func workedFiles() throws {
    let text = try Self.handbook()
    let files = Self.blocks("json", of: text)
    let usages =
      [#"{"from":"2026-01-01","to":"2026-02-01","energy":{"total":"300"}}"#]
      + Self.blocks("usage", of: text)
    let sums = ["149.49", "157.00", "188048.27"]
    #expect(files.count == sums.count && usages.count == sums.count)
    for (file, (words, sum)) in zip(files, zip(usages, sums)) {
      let plan = try TariffFile.parse(Array(file.utf8), name: "Tariffs.md")
      let bill = try plan.bill(for: usage(words))
      #expect("\(bill.total)" == sum)
      #expect(text.contains("\(sum) yuan"))
    }
  }

  @Test("the power factor of the large customer's example costs what the handbook says")
  func powerFactor() throws {
    let text = try Self.handbook()
    let file = try #require(Self.blocks("json", of: text).last)
    let plan = try TariffFile.parse(Array(file.utf8), name: "Tariffs.md")
    let bill = try plan.bill(for: usage(try #require(Self.blocks("usage", of: text).last)))
    let adjusted = bill.lines.filter { $0.component == "power-factor" }
    #expect("\(Bill(tariff: plan.id, lines: adjusted).total)" == "-825.48")
  }

  @Test("every key that the reader asks for is explained")
  func keys() throws {
    let text = try Self.handbook()
    let plan = try TariffFile.parse(
      Array(try #require(Self.blocks("json", of: text).last).utf8), name: "Tariffs.md")
    for key in Set(keys(of: plan.output)) where Period(rawValue: key) == nil {
      #expect(text.contains("`\(key)`") || text.contains("`\(key)`,"), "\(key)")
    }
  }

  private func keys(of node: Output) -> [String] {
    switch node {
    case .object(let members): members.flatMap { [$0.0] + keys(of: $0.1) }
    case .array(let elements): elements.flatMap(keys)
    default: []
    }
  }
}
