import Foundation
import TestSupport
import Testing

/// Docs/Protocol.md names a test for each control code, at both ends and in both editions.
@Suite struct ProtocolTableTests {
  private struct Row {
    var code: String
    /// Master 2007, meter 2007, master 1997, meter 1997; `nil` where the edition has no such code.
    var tests: [String?]
  }

  private let of2007 = [
    "03", "08", "11", "12", "13", "14", "15", "16", "17", "18", "19", "1A", "1B", "1C", "1D",
  ]
  private let of1997 = ["01", "02", "03", "04", "08", "0A", "0C", "0F", "10"]

  private func rows() throws -> [Row] {
    let text = try String(contentsOfFile: projectFolder + "/Docs/Protocol.md", encoding: .utf8)
    let section = try #require(
      text.components(separatedBy: "### Each control code and its tests").last)
    return section.components(separatedBy: "\n").prefix { !$0.hasPrefix("##") }
      .filter { $0.hasPrefix("| ") && !$0.hasPrefix("| C ") && !$0.hasPrefix("| ---") }
      .map { line in
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        return Row(
          code: cells[0],
          tests: cells.dropFirst(2).map {
            $0 == "–" ? nil : $0.trimmingCharacters(in: ["`"])
          })
      }
  }

  @Test("every control code stands in the table, with a test at both ends")
  func completeness() throws {
    let rows = try rows()
    for (codes, columns) in [(of2007, 0...1), (of1997, 2...3)] {
      for code in codes {
        let row = try #require(rows.first { $0.code == code }, "\(code) is missing")
        #expect(row.tests.count == 4, "\(code)")
        #expect(row.tests[columns].allSatisfy { $0 != nil }, "\(code) lacks a test")
      }
    }
  }

  @Test("every test that the table names is there")
  func existence() throws {
    let sources = try SourceTree(below: ["Tests"]).files.map(\.text).joined()
    let titles = try rows().flatMap(\.tests).compactMap { $0 }
    #expect(titles.count > 40)
    for title in titles {
      #expect(sources.contains("\"\(title)\""), "no test is called \(title)")
    }
  }
}
