import Foundation
import Records
import Testing
import TestSupport
import Units

@testable import SQLiteStore

@Suite("The store's file", .onOwnThreads)
struct StoreFileTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("readings.db")
  }

  @Test("closed and opened again, the store goes on where it was")
  func reopen() async throws {
    let first = try SQLiteStore(path: path)
    let before = try await first.append([.make("1.00"), .make("2.00")])
    await first.close()
    #expect(try names() == ["readings.db"], "a clean stop leaves the file alone")
    let second = try SQLiteStore(path: path)
    let after = try await second.append([.make("3.00")])
    #expect(after.map(\.sequence) == [3])
    #expect(try await second.all() == before + after)
    await second.close()
  }

  @Test("a number is never used twice, even if its reading was deleted")
  func sequencesAreNotReused() async throws {
    let first = try SQLiteStore(path: path)
    _ = try await first.append([.make("1.00"), .make("2.00")])
    await first.close()
    try Database(path: path, vfs: nil).execute("DELETE FROM readings")
    let second = try SQLiteStore(path: path)
    #expect(try await second.append([.make("3.00")]).map(\.sequence) == [3])
    await second.close()
  }

  @Test("a second gateway in the same folder is refused until the first has closed")
  func secondOpener() async throws {
    let first = try SQLiteStore(path: path)
    #expect(throws: StoreError.busy(path: path)) { try SQLiteStore(path: path) }
    _ = try await first.append([.make()])
    await first.close()
    let second = try SQLiteStore(path: path)
    #expect(try await second.all().count == 1)
    await second.close()
  }

  @Test("a store that was dropped without a word gives its folder free")
  func dropped() async throws {
    var store: SQLiteStore? = try SQLiteStore(path: path)
    _ = try await store?.append([.make()])
    store = nil
    let deadline = ContinuousClock.now + .seconds(10)
    while store == nil, ContinuousClock.now < deadline {
      store = try? SQLiteStore(path: path)
      await Task.yield()
    }
    #expect(try await store?.all().count == 1)
    await store?.close()
  }

  @Test("a closed store says so")
  func closed() async throws {
    let store = try SQLiteStore(path: path)
    await store.close()
    await store.close()
    await #expect(throws: StoreError.closed) { try await store.append([.make()]) }
    await #expect(throws: StoreError.closed) { try await store.all() }
  }

  @Test("a file of a newer version is refused and left alone")
  func newerSchema() async throws {
    await (try SQLiteStore(path: path)).close()
    try Database(path: path, vfs: nil).execute("PRAGMA user_version = \(Schema.currentVersion + 1)")
    let before = try content()
    #expect(throws: StoreError.tooNew(path: path, version: Schema.currentVersion + 1)) {
      try SQLiteStore(path: path)
    }
    #expect(try content() == before)
  }

  @Test("another program's database is refused and left alone")
  func foreignDatabase() async throws {
    try Data().write(to: URL(filePath: path))
    try Database(path: path, vfs: nil).execute("CREATE TABLE notes (text); PRAGMA user_version = 1")
    let before = try content()
    #expect(
      throws: StoreError.unusable(
        path: path, message: "the database belongs to another program")
    ) { try SQLiteStore(path: path) }
    #expect(try content() == before)
  }

  @Test("a file that is no database is refused and left alone")
  func noDatabase() async throws {
    let before = Data(
      "This is a letter, not a database. ".utf8 + [UInt8](repeating: 7, count: 9000))
    try before.write(to: URL(filePath: path))
    #expect(throws: StoreError.unusable(path: path, message: "file is not a database")) {
      try SQLiteStore(path: path)
    }
    #expect(try content() == before)
  }

  @Test("damage inside the file is found after an unclean stop, and the file is left alone")
  func damagedFile() async throws {
    let store = try SQLiteStore(path: path)
    for _ in 0..<20 { _ = try await store.append((0..<100).map { .make("\($0).00") }) }
    await store.close()
    var bytes = try content()
    let middle = bytes.count / 2
    for index in middle..<middle + 512 { bytes[index] = 0xA5 }
    try bytes.write(to: URL(filePath: path))
    try Data().write(to: URL(filePath: path + "-wal"))
    do {
      _ = try SQLiteStore(path: path)
      Issue.record("a damaged file was opened")
    } catch {
      guard case .unusable(path, _) = error else {
        Issue.record("\(error)")
        return
      }
    }
    #expect(try content() == bytes)
  }

  @Test("a folder that is not there is named with the system's word")
  func missingFolder() {
    let missing = folder.file("nowhere")
    #expect(throws: StoreError.system(path: missing, call: "open", errno: 2)) {
      try SQLiteStore(path: missing + "/readings.db")
    }
  }

  @Test("the file is for its owner and group alone")
  func rights() async throws {
    let store = try SQLiteStore(path: path)
    _ = try await store.append([.make()])
    for name in try names() {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.file(name))
      let rights = attributes[.posixPermissions] as? Int ?? 0o777
      #expect(rights & 0o007 == 0, "\(name)")
    }
    await store.close()
  }

  @Test("a technician reads the history in plain words")
  func historyView() async throws {
    let store = try SQLiteStore(path: path)
    _ = try await store.append([.make("26.00", at: 1)])
    await store.close()
    let database = try Database(path: path, vfs: nil)
    let row = try database.text(
      of: """
        SELECT printf('%s|%s|%s|%s|%s|%s|%s|%s',
          sequence, meter, at, cause, route, quality, item_list, item_values)
        FROM history
        """)
    #expect(
      row == "1|000000000001|2026-09-21T14:13:21.000Z|visitor|rs485|good|00010000 kWh|26.00")
  }

  @Test("SQLite's codes and the system's become the store's errors")
  func errors() {
    func error(_ code: Int32, _ systemError: Int32 = 0) -> StoreError {
      StoreError(sqlite: code, systemError: systemError, message: "m", path: "p")
    }
    #expect(error(13) == .diskFull(path: "p"))
    #expect(error(10 | 3 << 8, ENOSPC) == .diskFull(path: "p"))
    #expect(error(8 | 1 << 8) == .readOnly(path: "p"))
    #expect(error(14, EROFS) == .readOnly(path: "p"))
    #expect(error(5 | 1 << 8) == .busy(path: "p"))
    #expect(error(11) == .unusable(path: "p", message: "m"))
    #expect(error(26) == .unusable(path: "p", message: "m"))
    #expect(error(10 | 4 << 8, EIO) == .failed(path: "p", code: 10 | 4 << 8, message: "m"))
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func content() throws -> Data { try Data(contentsOf: URL(filePath: path)) }
}
