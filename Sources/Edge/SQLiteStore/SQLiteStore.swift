package import Records
import Synchronization
package import Units

/// Readings in an SQLite file that lose nothing that was acknowledged, not even to a power cut.
///
/// One thread writes and one reads. What arrives while the disk is busy gathers and goes with the
/// next sync: one reading alone is on the disk after one sync, a thousand at once after a few.
package final class SQLiteStore: RecordStore {
  private let path: String
  private let lock: FolderLock
  private let writer: JobThread<ReadingWriter.Job>
  private let reader: JobThread<ReadingReader.Job>
  private let counts: CommitCounts

  /// Opens the file at `path`, which is created if it is missing; its folder must be there.
  ///
  /// The folder belongs to this store alone until `close()` returns or the process ends. After an
  /// unclean stop the whole file is examined before it is used.
  ///
  /// - Parameter vfs: The name of a registered SQLite file layer; `nil` for the system's own files.
  /// - Throws: `busy` where another gateway works in the folder, `tooNew` for a later version's
  ///   file, `unusable` for a damaged or foreign one; the file is left as it was found.
  package convenience init(path: String, vfs: String? = nil) throws(StoreError) {
    try self.init(path: path, vfs: vfs, synchronous: .full)
  }

  init(path: String, vfs: String?, synchronous: StoreFile.Synchronous) throws(StoreError) {
    let folder = Self.folder(of: path)
    let lock = try FolderLock(folder: folder, for: path)
    let file = StoreFile(path: path, vfs: vfs, synchronous: synchronous)
    let writing = try ReadingWriter(file.openForWriting())
    let reading = try ReadingReader(file.openForReading())
    try lock.synchronize(folder: folder)
    let counts = CommitCounts()
    do throws(ThreadRefusal) {
      writer = try JobThread(
        capacity: StoreLimits.waitingAppends, batch: StoreLimits.appendsPerCommit,
        run: { jobs in counts.add(readings: writing.commit(jobs)) }, end: { _ = lock })
      reader = try JobThread(
        capacity: StoreLimits.waitingQueries, batch: 1,
        run: { jobs in reading.answer(jobs) }, end: { _ = lock })
    } catch {
      throw .system(path: path, call: "pthread_create", errno: error.errno)
    }
    self.path = path
    self.lock = lock
    self.counts = counts
  }

  /// How many transactions went to the disk since the store was opened.
  package var commitCount: Int { counts.commits.load(ordering: .relaxed) }

  /// How many readings they held.
  package var readingCount: Int { counts.readings.load(ordering: .relaxed) }

  /// How many appends wait for the disk, beside those that are under way.
  package var waitingAppendCount: Int { writer.waitingCount }

  package func append(_ drafts: [ReadingDraft]) async throws(StoreError) -> [Reading] {
    precondition(drafts.count <= StoreLimits.readingsPerAppend, "too many readings in one append")
    guard !drafts.isEmpty else { return [] }
    return try await answer { (answer) throws(JobRefusal) in
      try writer.submit(ReadingWriter.Job(drafts: drafts, answer: answer))
    }
  }

  package func lastShown(meter: String, limit: Int) async throws(StoreError) -> [Reading] {
    try await answer(to: .lastShown(meter: meter, limit: limit))
  }

  package func readings(
    meter: String, from: Timestamp, to: Timestamp, after: Int64, limit: Int
  ) async throws(StoreError) -> [Reading] {
    try await answer(to: .taken(meter: meter, from: from, to: to, after: after, limit: limit))
  }

  /// Finishes what was asked for before, closes the file and gives the folder free.
  package func close() async {
    // The writer last: the last connection to go copies the log into the file and removes it.
    await reader.close()
    await writer.close()
    lock.release()
  }

  private func answer(to query: ReadingReader.Query) async throws(StoreError) -> [Reading] {
    try await answer { (answer) throws(JobRefusal) in
      try reader.submit(ReadingReader.Job(query: query, answer: answer))
    }
  }

  private func answer(
    from submit: (CheckedContinuation<Result<[Reading], StoreError>, Never>) throws(JobRefusal) ->
      Void
  ) async throws(StoreError) -> [Reading] {
    let result = await withCheckedContinuation { continuation in
      do throws(JobRefusal) {
        try submit(continuation)
      } catch {
        continuation.resume(returning: .failure(error == .full ? .overloaded(path: path) : .closed))
      }
    }
    return try result.get()
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// What the writing thread has done, for whoever asks.
private final class CommitCounts: Sendable {
  let commits = Atomic(0)
  let readings = Atomic(0)

  func add(readings count: Int) {
    guard count > 0 else { return }
    commits.add(1, ordering: .relaxed)
    readings.add(count, ordering: .relaxed)
  }
}
