package import Units

/// Where readings are kept. What `append` returned survives a power cut.
///
/// All three calls may wait for the disk, none holds a thread of the caller meanwhile. Order is by
/// `sequence` everywhere: the wall clock may jump.
package protocol RecordStore: Sendable {
  /// Stores the drafts in order, all or none, and returns when they are on the disk.
  ///
  /// Appends that arrive together share one commit. A caller that is cancelled meanwhile still has
  /// its drafts stored.
  func append(_ drafts: [ReadingDraft]) async throws(StoreError) -> [Reading]

  /// The last readings with values that people were shown (`cause.isShownToPeople`), newest first,
  /// at most `limit`: with 2, the last one and the previous one.
  func lastShown(meter: String, limit: Int) async throws(StoreError) -> [Reading]

  /// All readings of a meter taken from `from` until before `to`, in the order in which they were
  /// stored, the first `limit` of them that have a higher sequence number than `after`.
  func readings(
    meter: String, from: Timestamp, to: Timestamp, after: Int64, limit: Int
  ) async throws(StoreError) -> [Reading]
}

extension RecordStore {
  /// The first `limit` readings of a meter taken from `from` until before `to`.
  package func readings(
    meter: String, from: Timestamp, to: Timestamp, limit: Int
  ) async throws(StoreError) -> [Reading] {
    try await readings(meter: meter, from: from, to: to, after: 0, limit: limit)
  }
}

package enum StoreError: Error, Hashable, Sendable {
  /// The file is no database of ours, or damaged; it was left as it is.
  case unusable(path: String, message: String)
  /// The file was written by a newer version of this program.
  case tooNew(path: String, version: Int)
  /// The disk took nothing; once there is room again, the next append succeeds.
  case diskFull(path: String)
  case readOnly(path: String)
  /// Another process holds the file or its folder.
  case busy(path: String)
  /// More calls wait already than the store lets wait.
  case overloaded(path: String)
  /// The store was closed.
  case closed
  /// A system call failed.
  case system(path: String, call: String, errno: Int32)
  /// Anything else that SQLite says; `code` is its extended result code.
  case failed(path: String, code: Int32, message: String)
}
