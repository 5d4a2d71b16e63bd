import DLT645

/// How often each event came, and the last ten records of each: a part of the EEPROM.
package struct EventLog: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    /// 0…`maximumCount`.
    var count = 0
    /// As the meter answers them, the latest first; at most `depth`.
    var records: [[UInt8]] = []
  }

  /// DI0 01…0A.
  package static let depth = 10
  /// Six digits.
  static let maximumCount = 999_999

  private(set) var entries: [EventKind: Entry] = [:]

  init() {}

  package func count(_ kind: EventKind) -> Int { entries[kind]?.count ?? 0 }

  /// The record `number` back, from 1; `nil` where there was none.
  func record(_ kind: EventKind, _ number: Int) -> [UInt8]? {
    guard let records = entries[kind]?.records, number >= 1, number <= records.count else {
      return nil
    }
    return records[number - 1]
  }

  mutating func add(_ record: [UInt8], to kind: EventKind) {
    var entry = entries[kind] ?? Entry()
    entry.count = min(Self.maximumCount, entry.count + 1)
    entry.records.insert(record, at: 0)
    entry.records.removeLast(max(0, entry.records.count - Self.depth))
    entries[kind] = entry
  }

  /// Replaces the latest record, for what began with it has now ended or gone on.
  mutating func replaceLatest(of kind: EventKind, with record: [UInt8]) {
    guard entries[kind]?.records.isEmpty == false else { return }
    entries[kind]?.records[0] = record
  }

  /// Forgets one kind, or all that may be forgotten.
  mutating func clear(_ kind: EventKind? = nil) {
    entries = entries.filter { $0.key.isPermanent || (kind != nil && $0.key != kind) }
  }
}

/// The log as lines of words.
extension EventLog {
  var lines: [String] {
    entries.sorted { $0.key.rawValue < $1.key.rawValue }.map { kind, entry in
      (["event", "\(DataIdentifier(rawValue: kind.rawValue))", "\(entry.count)"]
        + entry.records.map { StateBytes.text(of: $0) }).joined(separator: " ")
    }
  }

  /// Takes in one line's words; false where they are none of `lines`.
  mutating func read(_ words: [Substring]) -> Bool {
    guard words.count >= 3, words.count <= 3 + Self.depth, let id = DataIdentifier(words[1]),
      let count = Int(words[2]), (0...Self.maximumCount).contains(count)
    else { return false }
    let kind = EventKind(rawValue: id.rawValue)
    let records = words[3...].compactMap { StateBytes.bytes(of: $0) }
    guard records.count == words.count - 3, let byteCount = EventKind.recordByteCounts[kind],
      records.allSatisfy({ $0.count == byteCount })
    else { return false }
    entries[kind] = Entry(count: count, records: records)
    return true
  }
}
