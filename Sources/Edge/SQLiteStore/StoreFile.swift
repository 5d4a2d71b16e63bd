import CSQLite
import Glibc
import Records

/// The database file: made if it is missing, examined and brought up to date.
///
/// The write-ahead log (WAL) lets the reading connection work while the writing one waits for the
/// disk. `synchronous` FULL syncs the log at every commit; see `Docs/Decisions/0004-durability.md`.
struct StoreFile {
  /// How eagerly SQLite syncs. All but `full` are for tests that show what would be lost.
  enum Synchronous: String {
    case off = "OFF"
    case normal = "NORMAL"
    case full = "FULL"
  }

  let path: String
  let vfs: String?
  let synchronous: Synchronous

  /// The connection that writes; the file is then at the current version.
  func openForWriting() throws(StoreError) -> sending Database {
    try make()
    let wasStoppedUncleanly = access(path + "-wal", F_OK) == 0
    let database = try Database(path: path, vfs: vfs)
    guard !database.isReadOnly else { throw .readOnly(path: path) }
    let version = try Schema.version(of: database)
    if wasStoppedUncleanly { try Self.quickCheck(database) }
    try database.execute("PRAGMA synchronous = \(synchronous.rawValue)")
    guard try database.text(of: "PRAGMA journal_mode = WAL") == "wal" else {
      throw .failed(path: path, code: SQLITE_ERROR, message: "no write-ahead log on this disk")
    }
    try database.execute(
      """
      PRAGMA foreign_keys = ON;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -\(StoreLimits.cacheKibibytes);
      PRAGMA wal_autocheckpoint = \(StoreLimits.pagesPerCheckpoint);
      PRAGMA journal_size_limit = \(StoreLimits.logBytes);
      """)
    try Schema.migrate(database, from: version)
    return database
  }

  /// A connection that only reads, beside the one that writes.
  func openForReading() throws(StoreError) -> sending Database {
    let database = try Database(path: path, vfs: vfs)
    try database.execute(
      """
      PRAGMA query_only = ON;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -\(StoreLimits.cacheKibibytes);
      """)
    return database
  }

  /// Creates the file, readable by owner and group; one that is there is left alone.
  ///
  /// SQLite gives the log beside it the same rights.
  private func make() throws(StoreError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
    guard descriptor < 0 else {
      close(descriptor)
      return
    }
    switch errno {
    case EEXIST: return
    case ENOSPC, EDQUOT: throw .diskFull(path: path)
    case EROFS: throw .readOnly(path: path)
    case let code: throw .system(path: path, call: "open", errno: code)
    }
  }

  /// Reads the whole file for damage; worth its time only after a stop that left the log behind.
  private static func quickCheck(_ database: Database) throws(StoreError) {
    let verdict = try database.text(of: "PRAGMA quick_check(1)") ?? "no answer"
    guard verdict == "ok" else { throw .unusable(path: database.path, message: verdict) }
  }
}
