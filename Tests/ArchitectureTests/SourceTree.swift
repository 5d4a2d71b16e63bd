import Foundation
import TestSupport

/// The project's own source files, as text.
struct SourceTree {
  struct File {
    /// Below the project's folder: "Sources/Core/DLT645/Frame.swift".
    let path: String
    let text: String

    /// The modules that the file imports, in order, with the line of each.
    var imports: [(module: String, line: Int)] {
      text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
        let words = $1.split(separator: " ").map(String.init)
        guard let word = words.firstIndex(of: "import"), word < words.count - 1,
          words[..<word].allSatisfy({ $0.hasPrefix("@") || Self.access.contains($0) })
        else { return nil }
        return (words[word + 1].split(separator: ".").first.map(String.init) ?? "", $0 + 1)
      }
    }

    private static let access: Set<String> = ["public", "package", "internal", "private"]
  }

  let files: [File]

  /// All Swift files below the given folders of the project.
  init(below folders: [String]) throws {
    files = try folders.flatMap { folder in
      let root = projectFolder + "/" + folder
      let names = try FileManager.default.subpathsOfDirectory(atPath: root)
      return try names.filter { $0.hasSuffix(".swift") }.sorted().map {
        File(
          path: "\(folder)/\($0)",
          text: try String(contentsOfFile: "\(root)/\($0)", encoding: .utf8))
      }
    }
  }
}
