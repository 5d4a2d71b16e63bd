/// The bounds of everything in the store that could grow or wait.
enum StoreLimits {
  /// Appends that may wait for the disk.
  static let waitingAppends = 1024
  /// Appends that one transaction takes together at most.
  static let appendsPerCommit = 256
  /// Readings of one append, which is never divided.
  static let readingsPerAppend = 1024
  /// Look-ups that may wait for the reading thread.
  static let waitingQueries = 256
  /// Rows of one answer; a greater `limit` is taken as this.
  static let rowsPerAnswer = 100_000
  /// How long SQLite waits for somebody else's lock on the file, in milliseconds.
  static let lockWaitMilliseconds: Int32 = 2000
  /// Pages in the write-ahead log after which it is copied into the file.
  static let pagesPerCheckpoint = 500
  /// The write-ahead log is cut back to this many bytes after it was copied.
  static let logBytes = 4 << 20
  /// Memory for pages of each of the two connections, in KiB.
  static let cacheKibibytes = 1024
  /// Words, and item lists, that a connection remembers; beyond this it looks them up anew.
  static let rememberedWords = 1024
}
