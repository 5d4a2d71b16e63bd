package import Units

/// Where readings are kept. What `append` returned survives a power cut.
package protocol RecordStore: Sendable {
  /// Stores the drafts in order and returns when they are on the disk.
  func append(_ drafts: [ReadingDraft]) async throws(StoreError) -> [Reading]

  /// The last readings with values that people were shown (`cause.isShownToPeople`), newest first,
  /// at most `limit`.
  func lastShown(meter: String, limit: Int) async throws(StoreError) -> [Reading]

  /// All readings of a meter taken from `from` until before `to`, oldest first, at most `limit`.
  func readings(meter: String, from: Timestamp, to: Timestamp, limit: Int) async throws(StoreError)
    -> [Reading]
}

package enum StoreError: Error, Hashable, Sendable {
  /// The file is no database of ours, or damaged.
  case unusable(path: String, message: String)
  /// The file was written by a newer version of this program.
  case tooNew(path: String, version: Int)
  case diskFull(path: String)
  case readOnly(path: String)
  /// Another process holds the file.
  case busy(path: String)
  /// The store was closed.
  case closed
  /// Anything else that SQLite says.
  case failed(path: String, code: Int32, message: String)
}
