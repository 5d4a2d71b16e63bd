import Foundation
import Records
import TestSupport
import Testing
import Units

@testable import SQLiteStore

@Suite("A power cut", .onOwnThreads)
struct PowerCutTests {
  @Test(
    "loses no acknowledged reading, and the file opens cleanly",
    arguments: 1...UInt64(testCount(6, long: 60)))
  func nothingAcknowledgedIsLost(seed: UInt64) async throws {
    let trial = try PowerCutTrial(seed: seed)
    for _ in 1...25 {
      try await trial.cut()
      #expect(try await trial.lost() == 0)
    }
    #expect(trial.acknowledged.count > 100)
  }

  @Test("while the file is made leaves one that opens, or none", arguments: 0..<40)
  func cutWhileOpening(operations: Int) async throws {
    for seed in UInt64(0)..<3 {
      let folder = try TemporaryFolder()
      let path = folder.file("readings.db")
      let layer = try PowerCut("opening-\(operations)-\(seed)")
      layer.arm(after: operations)
      if let store = try? SQLiteStore(path: path, vfs: layer.name) { await store.close() }
      layer.cut()
      try layer.restore(seed: seed)
      let store = try SQLiteStore(path: path)
      #expect(try await store.append([.make()]).map(\.sequence) == [1])
      await store.close()
    }
  }

  @Test(
    "loses acknowledged readings where commits are not synced: these tests can fail",
    arguments: [StoreFile.Synchronous.off, .normal])
  func withoutSync(synchronous: StoreFile.Synchronous) async throws {
    let trial = try PowerCutTrial(seed: 7, synchronous: synchronous)
    try await trial.cut(after: 300, keepingSome: false)
    #expect(trial.acknowledged.count > 0)
    #expect(try await trial.lost() > 0)
  }
}

/// One store's life over many power cuts, and what it had acknowledged by then.
private final class PowerCutTrial {
  private let folder: TemporaryFolder
  private let path: String
  private let seed: UInt64
  private let synchronous: StoreFile.Synchronous
  private var random: SeededGenerator
  private var cutCount = 0
  private(set) var acknowledged: [Reading] = []

  init(seed: UInt64, synchronous: StoreFile.Synchronous = .full) throws {
    folder = try TemporaryFolder()
    path = folder.file("readings.db")
    self.seed = seed
    self.synchronous = synchronous
    random = SeededGenerator(seed: seed)
  }

  /// Opens the store, appends from several sides until the power goes, and comes back to what the
  /// disk then holds.
  func cut(after operations: Int? = nil, keepingSome: Bool = true) async throws {
    cutCount += 1
    let layer = try PowerCut("cut-\(synchronous)-\(seed)-\(cutCount)")
    // Some cuts come while the file is opened, some around a commit, some around a checkpoint.
    let longest = [30, 300, 2500].randomElement(using: &random) ?? 30
    layer.arm(after: operations ?? Int.random(in: 0..<longest, using: &random))
    if let store = try? SQLiteStore(path: path, vfs: layer.name, synchronous: synchronous) {
      acknowledged += await Self.appendUntilCut(to: store)
      await store.close()
    }
    #expect(layer.isCut)
    try layer.restore(seed: keepingSome ? random.next() : 0)
  }

  /// How many acknowledged readings a gateway that starts now does not have.
  ///
  /// It works on a copy, so that the next cut meets the file as this one has left it.
  func lost() async throws -> Int {
    let copy = try TemporaryFolder()
    for name in ["readings.db", "readings.db-wal", "readings.db-journal"]
    where FileManager.default.fileExists(atPath: folder.file(name)) {
      try FileManager.default.copyItem(atPath: folder.file(name), toPath: copy.file(name))
    }
    let store = try SQLiteStore(path: copy.file("readings.db"))
    let stored = Set(try await store.all())
    await store.close()
    let verdict = try Database(path: copy.file("readings.db"), vfs: nil)
      .text(of: "PRAGMA integrity_check")
    #expect(verdict == "ok")
    return acknowledged.count { !stored.contains($0) }
  }

  private static func appendUntilCut(to store: SQLiteStore) async -> [Reading] {
    await withTaskGroup(of: [Reading].self) { group in
      for caller in 0..<3 {
        group.addTask {
          var acknowledged: [Reading] = []
          for number in 0..<10_000 {
            let drafts = (0...caller).map { ReadingDraft.make("\(number).0\($0)") }
            guard let readings = try? await store.append(drafts) else { break }
            acknowledged += readings
          }
          return acknowledged
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
  }
}
