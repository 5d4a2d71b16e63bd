import Records
import TestSupport
import Testing
import Units

@testable import SQLiteStore

@Suite("Commits of the store", .onOwnThreads)
struct CommitTests {
  private let folder: TemporaryFolder
  private let store: SQLiteStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteStore(path: folder.file("readings.db"))
  }

  @Test("many appends at once all come back, each whole and in one order for all")
  func manyAtOnce() async throws {
    let answers = try await withThrowingTaskGroup(of: [Reading].self) { group in
      for caller in 0..<200 {
        group.addTask { [store] in
          try await store.append((0..<3).map { .make("\(caller).\($0)", at: Int64(caller)) })
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let all = try await store.all()
    #expect(all.map(\.sequence) == Array(1...600))
    #expect(answers.flatMap { $0 }.sorted { $0.sequence < $1.sequence } == all)
    for answer in answers {
      let first = try #require(answer.first)
      #expect(answer.map(\.sequence) == [first.sequence, first.sequence + 1, first.sequence + 2])
      #expect(answer.compactMap { $0.value?.last } == ["0", "1", "2"])
    }
    #expect(store.readingCount == 600)
  }

  @Test("appends that come while the disk is busy share the next commit")
  func groupCommit() async throws {
    let folder = try TemporaryFolder()
    let layer = try PowerCut("group")
    let store = try SQLiteStore(path: folder.file("readings.db"), vfs: layer.name)
    layer.holdSyncs(true)
    try await withThrowingTaskGroup { group in
      group.addTask { _ = try await store.append([.make("0.00")]) }
      try await wait { layer.heldSyncCount == 1 }
      for number in 1...50 {
        group.addTask { _ = try await store.append([.make("\(number).00")]) }
      }
      try await wait { store.waitingAppendCount == 50 }
      // Readers do not wait for the disk, and see nothing that is not on it.
      #expect(try await store.all().isEmpty)
      layer.holdSyncs(false)
      try await group.waitForAll()
    }
    #expect(store.readingCount == 51)
    #expect(store.commitCount == 2)
    await store.close()
  }

  @Test("more appends than may wait are refused, and those that wait are served")
  func overload() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("readings.db")
    let layer = try PowerCut("overload")
    let store = try SQLiteStore(path: path, vfs: layer.name)
    layer.holdSyncs(true)
    try await withThrowingTaskGroup { group in
      group.addTask { _ = try await store.append([.make()]) }
      try await wait { layer.heldSyncCount == 1 }
      for _ in 0..<StoreLimits.waitingAppends {
        group.addTask { _ = try await store.append([.make()]) }
      }
      try await wait { store.waitingAppendCount == StoreLimits.waitingAppends }
      await #expect(throws: StoreError.overloaded(path: path)) { try await store.append([.make()]) }
      layer.holdSyncs(false)
      try await group.waitForAll()
    }
    #expect(store.readingCount == 1 + StoreLimits.waitingAppends)
    await store.close()
  }

  @Test("one append after the other is one commit each, and is seen at once")
  func oneByOne() async throws {
    for number in 1...20 {
      _ = try await store.append([.make("\(number).00")])
      #expect(
        try await store.lastShown(meter: "000000000001", limit: 1).map(\.value) == ["\(number).00"])
    }
    // An append is answered before it is counted; a closed store has counted all.
    await store.close()
    #expect(store.commitCount == 20)
  }

  /// Polls `condition` until it holds, at most ten seconds.
  private func wait(until condition: () -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(10)
    while !condition() {
      try #require(ContinuousClock.now < deadline)
      await Task.yield()
    }
  }
}
