import Glibc
import Records
import SQLiteStore
import Units

/// Prints what the store costs: bytes a reading, time of an append, of last and previous, of a
/// month's history, and of a start after an unclean stop.
///
/// `store-figures FILE [READINGS]` fills FILE (which must not exist) with rounds over four meters
/// every five minutes, eight items each.
@main
enum StoreFigures {
  static let meters = (1...4).map { "00000000000\($0)" }
  static let start: Int64 = 1_790_000_000_000
  static let roundMilliseconds: Int64 = 300_000
  static let roundsPerAppend = 200
  static let lookUpCount = 200

  static func main() async throws {
    let words = CommandLine.arguments
    guard words.count >= 2, let count = words.count > 2 ? Int(words[2]) : 200_000,
      access(words[1], F_OK) != 0
    else {
      print("store-figures FILE [READINGS]; FILE must not exist")
      exit(2)
    }
    let path = words[1]
    let store = try SQLiteStore(path: path)
    let roundCount = count / meters.count
    var watch = Stopwatch()
    for first in stride(from: 0, to: roundCount, by: roundsPerAppend) {
      let rounds = first..<min(first + roundsPerAppend, roundCount)
      _ = try await store.append(rounds.flatMap { round in meters.map { draft($0, in: round) } })
    }
    let stored = store.readingCount
    watch.report("a reading, \(roundsPerAppend * meters.count) a commit", count: stored)
    for round in roundCount..<roundCount + lookUpCount {
      _ = try await store.append([draft(meters[0], in: round)])
    }
    watch.report("a reading, one a commit", count: lookUpCount)
    for index in 0..<lookUpCount {
      _ = try await store.lastShown(meter: meters[index % meters.count], limit: 2)
    }
    watch.report("last and previous", count: lookUpCount)
    let month = try await store.readings(
      meter: meters[1], from: Timestamp(milliseconds: start),
      to: Timestamp(milliseconds: start + 30 * 86_400_000), limit: 100_000)
    watch.report("a month's history of \(month.count) readings", count: 1)
    await store.close()
    print(
      "\(size(of: path) / Int64(stored + lookUpCount)) bytes a reading, \(size(of: path)) in all")
    // An empty log beside the file looks like an unclean stop.
    close(open(path + "-wal", O_CREAT | O_WRONLY | O_CLOEXEC, 0o640))
    watch = Stopwatch()
    let again = try SQLiteStore(path: path)
    watch.report("start after an unclean stop", count: 1)
    await again.close()
  }

  private static func draft(_ meter: String, in round: Int) -> ReadingDraft {
    let values = [
      ("00010000", "\(1234 + round / 100).\(10 + round % 90)", "kWh"), ("00010100", "12.34", "kWh"),
      ("00010200", "456.78", "kWh"), ("00010300", "765.44", "kWh"), ("02010100", "220.1", "V"),
      ("02020100", "1.\(100 + round % 900)", "A"), ("02030000", "0.2\(100 + round % 900)", "kW"),
      ("02060000", "0.998", ""),
    ]
    return ReadingDraft(
      meter: meter, at: Timestamp(milliseconds: start + Int64(round) * roundMilliseconds),
      cause: .round, route: "rs485", quality: .good, isSimulated: true,
      items: values.map { ReadingItem(id: $0, value: $1, unit: $2.isEmpty ? nil : $2) })
  }

  private static func size(of path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }
}

/// Measures from one report to the next.
private struct Stopwatch {
  private var started = ContinuousClock.now

  mutating func report(_ what: String, count: Int) {
    let (seconds, attoseconds) = ((ContinuousClock.now - started) / max(1, count)).components
    let tenths = seconds * 10_000_000 + attoseconds / 100_000_000_000
    print("\(what): \(ExactDecimal(digits: tenths, decimals: 1)) µs")
    started = .now
  }
}
