import Records
import SQLiteStore
import TestSupport
import Testing
import Units

@Suite("A full disk", .onOwnThreads)
struct FullDiskTests {
  @Test("is told as such, loses nothing, and is forgotten once there is room")
  func fullDisk() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("readings.db")
    let layer = try PowerCut("full")
    let store = try SQLiteStore(path: path, vfs: layer.name)
    let before = try await store.append([.make("1.00")])
    layer.setFull(true)
    await #expect(throws: StoreError.diskFull(path: path)) {
      try await store.append([.make("2.00", route: "a word that is new")])
    }
    #expect(try await store.all() == before)
    layer.setFull(false)
    let after = try await store.append([
      .make("3.00", route: "another new word"), .make("4.00", route: "a word that is new"),
    ])
    #expect(after.map(\.sequence) == [2, 3])
    #expect(try await store.all() == before + after)
    await store.close()
  }
}
