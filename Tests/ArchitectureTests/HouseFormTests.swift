import Foundation
import TestSupport
import Testing

/// What a reader may count on in every file.
@Suite struct HouseFormTests {
  static let maximumLines = 300

  @Test("no file is longer than a reader's patience")
  func sizes() throws {
    for file in try SourceTree(below: ["Sources", "Firmware-Sim", "Tests"]).files {
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(lines <= Self.maximumLines, "\(file.path) has \(lines) lines")
    }
  }

  @Test("money, energy and the protocol know no floating point")
  func exactNumbers() throws {
    let core = ["Units", "Tariff", "DLT645", "QGDW1376", "MeterFace", "JSON", "Records"]
    let exact =
      core.map { "Sources/Core/\($0)" }
      + [
        "Sources/App/Metering", "Sources/App/Gateway/Billing", "Firmware-Sim/MeterSim",
        "Firmware-Sim/ConcentratorSim",
      ]
    for file in try SourceTree(below: exact).files {
      let words = file.text.split { !$0.isLetter && !$0.isNumber }
      for word in ["Double", "Float", "Float32", "Float64", "CGFloat"] {
        #expect(!words.contains(Substring(word)), "\(file.path) names \(word)")
      }
      for line in file.text.split(separator: "\n") where Self.hasFloatLiteral(line) {
        Issue.record("\(file.path) has a number with a point: \(line)")
      }
    }
  }

  /// A number such as 0.5 outside of texts and comments, which would be a `Double` by itself.
  private static func hasFloatLiteral(_ line: Substring) -> Bool {
    line.replacing(/"(?:\\.|[^"\\])*"|\/\/.*/, with: "")
      .contains(/(?:^|[^\w.$])\d[\d_]*\.\d/)
  }

  @Test("the top level holds what the owner allows, and no more")
  func topLevel() throws {
    let allowed: Set<String> = [
      "Package.swift", "Package.resolved", "Sources", "Tests", "Firmware-Sim", "Docs", "README.md",
    ]
    for name in try FileManager.default.contentsOfDirectory(atPath: projectFolder) {
      #expect(allowed.contains(name) || name.hasPrefix("."), "\(name) stands at the top level")
    }
  }

  @Test(
    "what is put into the program is what lies in the folder",
    arguments: [
      ("Sources/App/KioskPage/Page", "Sources/App/KioskPage/kiosk_page.c"),
      ("Sources/App/TariffBook/Tariffs", "Sources/App/TariffBook/tariff_book.c"),
    ])
  func embeddedFiles(folder: String, list: String) throws {
    let text = try String(contentsOfFile: "\(projectFolder)/\(list)", encoding: .utf8)
    let inFolder = try FileManager.default.subpathsOfDirectory(atPath: "\(projectFolder)/\(folder)")
      .filter { $0.contains(".") && !$0.hasPrefix(".") }
    let base = URL(filePath: folder).lastPathComponent
    for name in inFolder {
      #expect(text.contains("#embed \"\(base)/\(name)\""), "\(list) does not put in \(name)")
    }
    #expect(text.components(separatedBy: "#embed").count - 1 == inFolder.count, "\(list)")
  }
}
