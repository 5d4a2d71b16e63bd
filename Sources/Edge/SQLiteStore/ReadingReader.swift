import Records
import Units

/// The reading end, on a connection of its own: it never waits for the writer's sync.
final class ReadingReader {
  enum Query: Sendable {
    case lastShown(meter: String, limit: Int)
    case taken(meter: String, from: Timestamp, to: Timestamp, after: Int64, limit: Int)
  }

  /// A look-up that waits for the thread.
  struct Job: Sendable {
    var query: Query
    var answer: CheckedContinuation<Result<[Reading], StoreError>, Never>
  }

  private let database: Database
  private let words: Words
  private let lastShown: Statement
  private let taken: Statement
  /// Item lists met lately, taken apart.
  private var lists: [Int64: [ItemColumns.Kind]] = [:]

  private static let columns =
    "sequence, at_ms, cause, route, quality, simulated, item_list, item_values"

  init(_ database: Database) throws(StoreError) {
    self.database = database
    words = try Words(in: database)
    lastShown = try database.prepare(
      """
      SELECT \(Self.columns) FROM readings
      WHERE meter = ? AND shown = 1 ORDER BY sequence DESC LIMIT ?
      """)
    // The inner query needs the index alone, and sorts numbers instead of rows.
    taken = try database.prepare(
      """
      SELECT \(Self.columns) FROM readings WHERE sequence IN (
        SELECT sequence FROM readings INDEXED BY readings_by_time
        WHERE meter = ? AND at_ms >= ? AND at_ms < ? AND sequence > ? ORDER BY sequence LIMIT ?)
      ORDER BY sequence
      """)
  }

  func answer(_ jobs: [Job]) {
    for job in jobs {
      do throws(StoreError) {
        job.answer.resume(returning: .success(try readings(job.query)))
      } catch {
        job.answer.resume(returning: .failure(error))
      }
    }
  }

  private func readings(_ query: Query) throws(StoreError) -> [Reading] {
    var found: [Reading] = []
    switch query {
    case .lastShown(let meter, let limit):
      guard let id = try words.existingID(of: meter) else { return [] }
      try lastShown.rows(.integer(id), .integer(Self.rowCount(limit))) { () throws(StoreError) in
        found.append(try reading(in: lastShown, of: meter))
      }
    case .taken(let meter, let from, let to, let after, let limit):
      guard let id = try words.existingID(of: meter) else { return [] }
      try taken.rows(
        .integer(id), .integer(from.milliseconds), .integer(to.milliseconds), .integer(after),
        .integer(Self.rowCount(limit))
      ) { () throws(StoreError) in
        found.append(try reading(in: taken, of: meter))
      }
    }
    return found
  }

  private func reading(in row: Statement, of meter: String) throws(StoreError) -> Reading {
    let sequence = row.integer(0)
    guard let cause = ReadingCause(rawValue: try words.text(of: row.integer(2))),
      let quality = ReadingQuality(rawValue: try words.text(of: row.integer(4))),
      let kinds = try kinds(of: row.integer(6)),
      let items = ItemColumns.items(kinds, values: row.text(7))
    else {
      throw .unusable(path: database.path, message: "reading \(sequence) cannot be understood")
    }
    return Reading(
      sequence: sequence,
      draft: ReadingDraft(
        meter: meter, at: Timestamp(milliseconds: row.integer(1)), cause: cause,
        route: try words.text(of: row.integer(3)), quality: quality,
        isSimulated: row.integer(5) != 0, items: items))
  }

  private func kinds(of list: Int64) throws(StoreError) -> [ItemColumns.Kind]? {
    if let kinds = lists[list] { return kinds }
    guard let kinds = ItemColumns.kinds(of: try words.text(of: list)) else { return nil }
    if lists.count >= StoreLimits.rememberedWords { lists.removeAll(keepingCapacity: true) }
    lists[list] = kinds
    return kinds
  }

  /// A negative limit would mean "all" to SQLite.
  private static func rowCount(_ limit: Int) -> Int64 {
    Int64(min(max(0, limit), StoreLimits.rowsPerAnswer))
  }
}
