import Foundation
import Testing

/// A board's folder as a shell sees it.
struct Outside {
  let root: String

  /// The names of the exported lines.
  var lineFolders: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return names.filter { $0.hasPrefix("gpio") && !$0.hasPrefix("gpiochip") }.sorted()
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: root + "/" + name, encoding: .utf8)
  }

  /// As `echo -n TEXT > NAME`; with O_APPEND as `>>`.
  func write(_ text: String, to name: String, _ flags: Int32 = O_TRUNC) throws {
    let file = open(root + "/" + name, O_WRONLY | flags)
    try #require(file >= 0)
    defer { close(file) }
    let bytes = Array(text.utf8)
    try #require(
      bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) } == bytes.count)
  }
}
