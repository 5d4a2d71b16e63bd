import Records
import SQLiteStore
import TestSupport
import Testing
import Units

@Suite("Commits of the store")
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

  @Test("appends that come while the disk is busy share a commit")
  func groupCommit() async throws {
    try await withThrowingTaskGroup { group in
      for caller in 0..<400 {
        group.addTask { [store] in _ = try await store.append([.make("\(caller).00")]) }
      }
      try await group.waitForAll()
    }
    #expect(store.readingCount == 400)
    #expect(store.commitCount < 200, "\(store.commitCount) commits for 400 appends at once")
  }

  @Test("one append after the other is one commit each, and is seen at once")
  func oneByOne() async throws {
    for number in 1...20 {
      _ = try await store.append([.make("\(number).00")])
      #expect(
        try await store.lastShown(meter: "000000000001", limit: 1).map(\.value) == ["\(number).00"])
    }
    #expect(store.commitCount == 20)
  }
}
