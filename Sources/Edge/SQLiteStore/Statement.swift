import CSQLite
import Records

/// One prepared statement; it is finalised when the last reference goes.
final class Statement {
  enum Value {
    case integer(Int64)
    case text(String)
  }

  private let handle: OpaquePointer
  private let database: Database

  init(_ handle: OpaquePointer, of database: Database) {
    self.handle = handle
    self.database = database
  }

  // The code that `sqlite3_finalize` returns is the last step's, told already.
  deinit { sqlite3_finalize(handle) }

  /// Runs the statement to its end and drops what it answers.
  func run(_ values: Value...) throws(StoreError) {
    try bind(values)
    defer { sqlite3_reset(handle) }
    while try step() {}
  }

  /// Hands every row to `read`, in order.
  func rows(_ values: Value..., read: () throws(StoreError) -> Void) throws(StoreError) {
    try bind(values)
    defer { sqlite3_reset(handle) }
    while try step() { try read() }
  }

  /// Goes to the next row; false behind the last.
  func step() throws(StoreError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw database.problem(code)
    }
  }

  /// A column of the row; columns count from 0.
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  /// A column of the row; empty where it is NULL.
  func text(_ column: Int32) -> String {
    guard let bytes = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  private func bind(_ values: [Value]) throws(StoreError) {
    for (index, value) in values.enumerated() {
      let place = Int32(index) + 1
      switch value {
      case .integer(let number): try database.check(sqlite3_bind_int64(handle, place, number))
      case .text(var text):
        let code = text.withUTF8 { bytes in
          bytes.withMemoryRebound(to: CChar.self) { characters in
            // An empty string may have no address, which SQLite would take for NULL.
            guard let start = characters.baseAddress else {
              return csqlite_bind_text(handle, place, "", 0)
            }
            return csqlite_bind_text(handle, place, start, Int32(characters.count))
          }
        }
        try database.check(code)
      }
    }
  }
}
