import Records
import Units

/// The writing end: puts what has gathered into one transaction, one sync of the disk for all.
final class ReadingWriter {
  /// An append that waits for the disk.
  struct Job: Sendable {
    var drafts: [ReadingDraft]
    var answer: CheckedContinuation<Result<[Reading], StoreError>, Never>
  }

  private let database: Database
  private let words: Words
  private let insert: Statement

  init(_ database: Database) throws(StoreError) {
    self.database = database
    words = try Words(in: database)
    insert = try database.prepare(
      """
      INSERT INTO readings
        (meter, at_ms, cause, route, quality, simulated, shown, item_list, item_values)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
  }

  /// Commits all jobs together and answers each; where the disk says no, all get its error.
  ///
  /// - Returns: How many readings were committed.
  func commit(_ jobs: [Job]) -> Int {
    do throws(StoreError) {
      let stored = try database.transaction { () throws(StoreError) in try store(jobs) }
      for (job, readings) in zip(jobs, stored) { job.answer.resume(returning: .success(readings)) }
      return stored.reduce(0) { $0 + $1.count }
    } catch {
      words.forget()
      for job in jobs { job.answer.resume(returning: .failure(error)) }
      return 0
    }
  }

  private func store(_ jobs: [Job]) throws(StoreError) -> [[Reading]] {
    var stored: [[Reading]] = []
    for job in jobs {
      var readings: [Reading] = []
      for draft in job.drafts { readings.append(try store(draft)) }
      stored.append(readings)
    }
    return stored
  }

  private func store(_ draft: ReadingDraft) throws(StoreError) -> Reading {
    let columns = ItemColumns(draft.items)
    let isShown = draft.cause.isShownToPeople && draft.quality.hasValues
    try insert.run(
      .integer(try words.id(of: draft.meter)), .integer(draft.at.milliseconds),
      .integer(try words.id(of: draft.cause.rawValue)), .integer(try words.id(of: draft.route)),
      .integer(try words.id(of: draft.quality.rawValue)), .integer(draft.isSimulated ? 1 : 0),
      .integer(isShown ? 1 : 0), .integer(try words.id(of: columns.list)), .text(columns.values))
    return Reading(sequence: database.lastInsertedRow, draft: draft)
  }
}
