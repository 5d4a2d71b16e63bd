import Records
import SQLiteStore
import TestSupport
import Testing
import Units

@Suite("What the store tells of a meter")
struct ReadingHistoryTests {
  private let folder: TemporaryFolder
  private let store: SQLiteStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteStore(path: folder.file("readings.db"))
  }

  @Test("a reading comes back as it was given, to the last character")
  func wholeReading() async throws {
    let draft = ReadingDraft(
      meter: "000000000161", at: Timestamp(milliseconds: 1_790_000_000_123), cause: .round,
      route: "carrier", quality: .late, isSimulated: false,
      items: [
        ReadingItem(id: "00010000", value: "0001234.560", unit: "kWh"),
        ReadingItem(id: "02010100", value: nil, unit: "V"),
        ReadingItem(id: "04000401", value: "", unit: nil),
        ReadingItem(id: "0400 x\n\\", value: "a b\\n\nc\\0 \\s", unit: ""),
        ReadingItem(id: "04000402", value: "\\0", unit: "电\u{0}"),
      ])
    let stored = try await store.append([draft])
    #expect(stored.map(\.draft) == [draft])
    #expect(try await store.lastShown(meter: "000000000161", limit: 1) == stored)
    #expect(try await store.all(of: "000000000161") == stored)
  }

  @Test("last and previous are what people were shown: no health check, no demo, no silence")
  func lastShown() async throws {
    _ = try await store.append([
      .make("1.00", cause: .round), .make("2.00", cause: .health),
      .make("3.00", cause: .technician),
      .make("4.00", cause: .demo), .make("5.00", cause: .visitor),
      .make(cause: .visitor, quality: .silent), .make(cause: .round, quality: .damaged),
      .make(cause: .technician, quality: .refused), .make("9.00", cause: .health),
      .make("8.00", meter: "000000000002"),
    ])
    let shown = try await store.lastShown(meter: "000000000001", limit: 2)
    #expect(shown.map(\.value) == ["5.00", "3.00"])
    #expect(try await store.lastShown(meter: "000000000001", limit: 9).count == 3)
    #expect(try await store.lastShown(meter: "000000000003", limit: 2).isEmpty)
  }

  @Test("a late answer counts as a reading that people were shown")
  func lateIsShown() async throws {
    _ = try await store.append([.make("1.00"), .make("2.00", quality: .late)])
    #expect(try await store.lastShown(meter: "000000000001", limit: 1).map(\.value) == ["2.00"])
  }

  @Test("the sequence orders readings where the clock jumped back")
  func clockJumpsBack() async throws {
    _ = try await store.append([.make("1.00", at: 1000)])
    _ = try await store.append([.make("2.00", at: -5000), .make("3.00", at: 500)])
    #expect(
      try await store.lastShown(meter: "000000000001", limit: 3).map(\.value)
        == ["3.00", "2.00", "1.00"])
    let all = try await store.all()
    #expect(all.map(\.sequence) == [1, 2, 3])
    #expect(all.map(\.value) == ["1.00", "2.00", "3.00"])
  }

  @Test("a history holds what was taken from its first moment until before its last")
  func history() async throws {
    _ = try await store.append((0..<10).map { .make("\($0).00", at: Int64($0)) })
    _ = try await store.append([.make("99.00", meter: "000000000002", at: 5)])
    let first = ReadingDraft.make(at: 3).at
    let last = ReadingDraft.make(at: 7).at
    let values = try await store.readings(meter: "000000000001", from: first, to: last, limit: 10)
    #expect(values.map(\.value) == ["3.00", "4.00", "5.00", "6.00"])
    let few = try await store.readings(meter: "000000000001", from: first, to: last, limit: 2)
    #expect(few.map(\.value) == ["3.00", "4.00"])
    #expect(
      try await store.readings(meter: "000000000001", from: last, to: first, limit: 10).isEmpty)
    #expect(
      try await store.readings(meter: "000000000001", from: first, to: last, limit: -1).isEmpty)
  }

  @Test("a history goes on behind a reading's number, though the clock was set back meanwhile")
  func nextPage() async throws {
    _ = try await store.append([.make("1.00", at: 500), .make("2.00", at: 600)])
    _ = try await store.append([.make("3.00", at: 100), .make("4.00", at: 700)])
    let first = ReadingDraft.make(at: 0).at
    let last = ReadingDraft.make(at: 650).at
    let page = try await store.readings(
      meter: "000000000001", from: first, to: last, after: 1, limit: 10)
    #expect(page.map(\.value) == ["2.00", "3.00"])
    #expect(page.map(\.sequence) == [2, 3])
  }

  @Test("an append of nothing stores nothing")
  func emptyAppend() async throws {
    #expect(try await store.append([]).isEmpty)
    #expect(store.commitCount == 0)
  }
}
