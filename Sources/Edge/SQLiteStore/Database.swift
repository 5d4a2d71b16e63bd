import CSQLite
import Records

/// One connection to a database file, held by one thread at a time.
///
/// It closes itself when the last reference goes; a statement that outlives it stays harmless.
final class Database {
  let path: String
  private let handle: OpaquePointer

  /// The corresponding C function is `sqlite3_open_v2`.
  ///
  /// - Parameter vfs: The name of a registered file layer; `nil` for the system's own files.
  init(path: String, vfs: String?) throws(StoreError) {
    var opened: OpaquePointer?
    // NOMUTEX: the connection is never in two threads at once, so SQLite need not lock it.
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code =
      if let vfs {
        vfs.withCString { sqlite3_open_v2(path, &opened, flags, $0) }
      } else {
        sqlite3_open_v2(path, &opened, flags, nil)
      }
    guard let opened else {
      throw .failed(path: path, code: code, message: String(cString: sqlite3_errstr(code)))
    }
    guard code == SQLITE_OK else {
      let problem = Self.problem(code, of: opened, path: path)
      sqlite3_close_v2(opened)
      throw problem
    }
    self.path = path
    handle = opened
    sqlite3_busy_timeout(handle, StoreLimits.lockWaitMilliseconds)
  }

  deinit { sqlite3_close_v2(handle) }

  /// Whether the file could be opened for reading alone.
  var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") != 0 }

  /// The row number that the last insertion got.
  var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

  /// Runs one or more statements and drops what they answer.
  func execute(_ sql: String) throws(StoreError) {
    try check(sqlite3_exec(handle, sql, nil, nil, nil))
  }

  func prepare(_ sql: String) throws(StoreError) -> Statement {
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v3(
      handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard code == SQLITE_OK, let prepared else { throw problem(code) }
    return Statement(prepared, of: self)
  }

  /// The first column of the first row, such as of a pragma; `nil` where there is no row.
  func text(of sql: String) throws(StoreError) -> String? {
    let statement = try prepare(sql)
    return try statement.step() ? statement.text(0) : nil
  }

  /// The first column of the first row as a number, 0 where there is no row.
  func integer(of sql: String) throws(StoreError) -> Int64 {
    let statement = try prepare(sql)
    return try statement.step() ? statement.integer(0) : 0
  }

  /// Runs `body` in a transaction that is on the disk when this returns and has left no trace when
  /// it throws.
  func transaction<Result>(_ body: () throws(StoreError) -> Result) throws(StoreError) -> Result {
    try execute("BEGIN IMMEDIATE")
    do throws(StoreError) {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // A full disk has often rolled back by itself already; what ROLLBACK says adds nothing.
      if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
      throw error
    }
  }

  func check(_ code: Int32) throws(StoreError) {
    guard code == SQLITE_OK else { throw problem(code) }
  }

  /// The error behind `code`, which the last call on this connection returned.
  func problem(_ code: Int32) -> StoreError { Self.problem(code, of: handle, path: path) }

  private static func problem(_ code: Int32, of handle: OpaquePointer, path: String) -> StoreError {
    StoreError(
      sqlite: code, systemError: sqlite3_system_errno(handle),
      message: String(cString: sqlite3_errmsg(handle)), path: path)
  }
}
