import Records
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("The columns of a reading's items")
struct ItemColumnsTests {
  @Test("are plain lines that people can read")
  func form() {
    let columns = ItemColumns([
      ReadingItem(id: "00010000", value: "1234.56", unit: "kWh"),
      ReadingItem(id: "02010100", value: nil, unit: nil),
      ReadingItem(id: "04000403", value: "a b\nc\\", unit: ""),
    ])
    #expect(columns.list == "00010000 kWh\n02010100 \\0\n04000403 ")
    #expect(columns.values == "1234.56\n\\0\na\\sb\\nc\\\\")
  }

  @Test(
    "give the items back only where both fit together",
    arguments: [
      ("", "", 0), ("", "1", nil), ("a kWh", "", 1), ("a kWh", "1", 1), ("a kWh", "1\n2", nil),
      ("a kWh\nb V", "1", nil), ("a kWh\nb V", "1\n2", 2), ("a kWh\nb V", "1\n", 2),
      ("a kWh\nb V", "1\n2\n3", nil), ("a", "1", nil), ("\\0 V", "1", nil),
    ] as [(String, String, Int?)])
  func fit(list: String, values: String, count: Int?) {
    let items = ItemColumns.kinds(of: list).flatMap { ItemColumns.items($0, values: values) }
    #expect(items?.count == count)
  }

  @Test("that do not fit make the reading unusable, by its number")
  func damagedReading() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("readings.db")
    let first = try SQLiteStore(path: path)
    _ = try await first.append([.make()])
    await first.close()
    try Database(path: path, vfs: nil).execute("UPDATE readings SET item_values = '1\n2'")
    let second = try SQLiteStore(path: path)
    await #expect(
      throws: StoreError.unusable(path: path, message: "reading 1 cannot be understood")
    ) { try await second.all() }
    await second.close()
  }
}
