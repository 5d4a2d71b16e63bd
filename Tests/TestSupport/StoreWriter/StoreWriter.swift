import Glibc
import Records
import SQLiteStore
import Units

/// Appends readings, several callers at once, and prints the value of each that was acknowledged.
/// It is made to be killed.
///
/// `store-writer FILE FIRST` counts its values up from FIRST: caller n of four takes every fourth, for
/// meter n. With `early` as a third word it prints before the disk has the reading: a mistake for
/// the test to find.
@main
enum StoreWriter {
  static let callerCount = 4
  /// After so many it ends by itself, should nobody kill it.
  static let readingCount = 100_000

  static func main() async throws {
    let words = CommandLine.arguments
    guard words.count >= 3, let first = Int(words[2]) else { exit(2) }
    let isEarly = words.dropFirst(3).contains("early")
    let store = try SQLiteStore(path: words[1])
    await withTaskGroup { group in
      for caller in 0..<callerCount {
        group.addTask {
          var number = first + caller
          while number < first + readingCount {
            let draft = ReadingDraft(
              meter: "00000000000\(caller + 1)", at: Timestamp(milliseconds: Int64(number)),
              cause: .round, route: "rs485", quality: .good, isSimulated: true,
              items: [ReadingItem(id: "00010000", value: "\(number).00", unit: "kWh")])
            if isEarly { tell("\(number).00") }
            guard (try? await store.append([draft])) != nil else { exit(1) }
            if !isEarly { tell("\(number).00") }
            number += callerCount
          }
        }
      }
    }
  }

  /// One write, which a pipe takes whole.
  private static func tell(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    let written = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    guard written == bytes.count else { exit(1) }
  }
}
