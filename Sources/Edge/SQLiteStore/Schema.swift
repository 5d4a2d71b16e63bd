import Records

/// The tables, and the way there from every earlier version.
enum Schema {
  /// "KIOS": tells our file from any other database.
  static let applicationID: Int64 = 0x4B49_4F53

  /// `migrations[n]` leads from version n to n + 1; what once shipped is never edited.
  static let migrations = [
    // Meters, causes, routes, qualities and item lists recur endlessly, so a reading holds their
    // numbers in `words`. Flags 0 and 1 take no byte. `readings_shown` makes "last and previous"
    // one look-up: the row number, which is the sequence, ends every index entry.
    """
    CREATE TABLE words (
      id INTEGER PRIMARY KEY,
      text TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE readings (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      meter INTEGER NOT NULL REFERENCES words (id),
      at_ms INTEGER NOT NULL,
      cause INTEGER NOT NULL REFERENCES words (id),
      route INTEGER NOT NULL REFERENCES words (id),
      quality INTEGER NOT NULL REFERENCES words (id),
      simulated INTEGER NOT NULL CHECK (simulated IN (0, 1)),
      shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
      item_list INTEGER NOT NULL REFERENCES words (id),
      item_values TEXT NOT NULL
    ) STRICT;
    CREATE INDEX readings_shown ON readings (meter) WHERE shown = 1;
    CREATE INDEX readings_by_time ON readings (meter, at_ms);
    CREATE VIEW history AS
      SELECT sequence, meter.text AS meter,
        strftime('%Y-%m-%dT%H:%M:%fZ', at_ms / 1000.0, 'unixepoch') AS at, cause.text AS cause,
        route.text AS route, quality.text AS quality, simulated, shown,
        list.text AS item_list, item_values
      FROM readings
      JOIN words AS meter ON meter.id = readings.meter
      JOIN words AS cause ON cause.id = readings.cause
      JOIN words AS route ON route.id = readings.route
      JOIN words AS quality ON quality.id = readings.quality
      JOIN words AS list ON list.id = item_list;
    """
  ]

  static var currentVersion: Int { migrations.count }

  /// Makes sure that the file is ours and not newer than this program; changes nothing.
  ///
  /// - Returns: The version in the file, 0 for an empty one.
  static func version(of database: Database) throws(StoreError) -> Int {
    let tableCount = try database.integer(of: "SELECT count(*) FROM sqlite_schema")
    guard tableCount > 0 else { return 0 }
    guard try database.integer(of: "PRAGMA application_id") == applicationID else {
      throw .unusable(path: database.path, message: "the database belongs to another program")
    }
    let version = Int(try database.integer(of: "PRAGMA user_version"))
    guard version <= currentVersion else { throw .tooNew(path: database.path, version: version) }
    guard version > 0 else {
      throw .unusable(path: database.path, message: "the database has tables but no version")
    }
    return version
  }

  /// Brings the file to the current version, each step with its number in one transaction.
  static func migrate(_ database: Database, from version: Int) throws(StoreError) {
    for step in version..<currentVersion {
      try database.transaction { () throws(StoreError) in
        try database.execute(migrations[step])
        try database.execute("PRAGMA application_id = \(applicationID)")
        try database.execute("PRAGMA user_version = \(step + 1)")
      }
    }
  }
}
