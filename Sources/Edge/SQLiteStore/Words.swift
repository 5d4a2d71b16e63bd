import Records

/// The table of recurring texts, each stored once, with a memory of those met lately.
final class Words {
  private let database: Database
  private let findText: Statement
  private let findID: Statement
  private let insert: Statement
  private var ids: [String: Int64] = [:]
  private var texts: [Int64: String] = [:]

  init(in database: Database) throws(StoreError) {
    self.database = database
    findText = try database.prepare("SELECT text FROM words WHERE id = ?")
    findID = try database.prepare("SELECT id FROM words WHERE text = ?")
    insert = try database.prepare("INSERT INTO words (text) VALUES (?)")
  }

  /// The number of a text; `nil` where it was never stored.
  func existingID(of text: String) throws(StoreError) -> Int64? {
    if let id = ids[text] { return id }
    var found: Int64?
    try findID.rows(.text(text)) { found = findID.integer(0) }
    if let found { remember(text, as: found) }
    return found
  }

  /// The number of a text, which is stored if it is new.
  func id(of text: String) throws(StoreError) -> Int64 {
    if let id = try existingID(of: text) { return id }
    try insert.run(.text(text))
    let id = database.lastInsertedRow
    remember(text, as: id)
    return id
  }

  func text(of id: Int64) throws(StoreError) -> String {
    if let text = texts[id] { return text }
    var found: String?
    try findText.rows(.integer(id)) { found = findText.text(0) }
    guard let found else {
      throw .unusable(path: database.path, message: "word \(id) is missing")
    }
    remember(found, as: id)
    return found
  }

  /// Drops the memory: after a rolled-back transaction its numbers may mean other texts.
  func forget() {
    ids.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
  }

  private func remember(_ text: String, as id: Int64) {
    if ids.count >= StoreLimits.rememberedWords { forget() }
    ids[text] = id
    texts[id] = text
  }
}
