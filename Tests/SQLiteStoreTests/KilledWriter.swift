import Foundation
import Records
import TestSupport
import Testing
import Units

/// A process of its own that appends to a store until it is killed.
struct KilledWriter {
  /// The values that it had told as acknowledged, in the order of the pipe.
  let told: [String]

  /// Starts `store-writer` on the file, kills it with SIGKILL at `delay` after its first word (or
  /// after its start), and takes what it had told.
  init(
    path: String, first: Int, after delay: Duration, waitsForWord: Bool = true,
    isEarly: Bool = false
  ) throws {
    let process = Process()
    let pipe = Pipe()
    // The test's own executable lies beside those that it needs.
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "store-writer")
    process.arguments = [path, "\(first)"] + (isEarly ? ["early"] : [])
    process.standardOutput = pipe
    try process.run()
    var output = waitsForWord ? pipe.fileHandleForReading.availableData : Data()
    // The moment of the kill is the test's subject: here time must pass.
    let (seconds, attoseconds) = delay.components
    Thread.sleep(forTimeInterval: Double(seconds) + Double(attoseconds) * 1e-18)
    kill(process.processIdentifier, SIGKILL)
    output += pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal, "the writer ended by itself")
    told = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
