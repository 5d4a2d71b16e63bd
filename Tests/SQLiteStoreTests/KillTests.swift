import Records
import TestSupport
import Testing
import Units

@testable import SQLiteStore

@Suite("kill -9", .onOwnThreads)
struct KillTests {
  @Test(
    "at any moment loses no acknowledged reading, and the file opens cleanly",
    arguments: 1...UInt64(testCount(4, long: 40)))
  func killed(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let path = folder.file("readings.db")
    var told: Set<String> = []
    for round in 0..<25 {
      let writer = try KilledWriter(
        path: path, first: round * 1_000_000,
        after: .milliseconds(.random(in: 0..<40, using: &random)),
        // Every fifth dies about the time at which it opens the file.
        waitsForWord: round % 5 != 4)
      told.formUnion(writer.told)
      let stored = try await Self.values(in: path)
      #expect(told.subtracting(stored) == [], "round \(round)")
      #expect(
        try Database(path: path, vfs: nil).text(of: "PRAGMA integrity_check") == "ok",
        "round \(round)")
    }
    #expect(told.count > 25)
  }

  @Test("loses readings that were told before the commit: this test can fail")
  func toldTooEarly() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("readings.db")
    var lostCount = 0
    for round in 0..<20 where lostCount == 0 {
      let writer = try KilledWriter(
        path: path, first: round * 1_000_000, after: .milliseconds(5), isEarly: true)
      lostCount = Set(writer.told).subtracting(try await Self.values(in: path)).count
    }
    #expect(lostCount > 0)
  }

  private static func values(in path: String) async throws -> Set<String> {
    let store = try SQLiteStore(path: path)
    var values: Set<String> = []
    for meter in 1...4 {
      values.formUnion(try await store.all(of: "00000000000\(meter)").compactMap(\.value))
    }
    await store.close()
    return values
  }
}
