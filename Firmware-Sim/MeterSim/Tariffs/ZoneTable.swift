package import Units

/// The year's zones: from which day which slot table counts (parameters 04010000 and 04020000).
package struct ZoneTable: Hashable, Sendable {
  private struct Zone: Hashable {
    var month: Int
    var day: Int
    var table: Int
  }

  /// By rising day, at least one.
  private let zones: [Zone]

  /// From up to fourteen MMDDNN in any order. Unused places repeat another zone; a day or a table
  /// that does not exist is passed over; `nil` where nothing is left.
  package init?(bytes: [UInt8]) {
    let zones = TableEntries.pairs(of: bytes).compactMap { pairs -> Zone? in
      // 29 February may begin a zone: 2000 has one.
      guard CivilDate(year: 2000, month: pairs[0], day: pairs[1]) != nil,
        (1...TariffTables.slotTableCount).contains(pairs[2])
      else { return nil }
      return Zone(month: pairs[0], day: pairs[1], table: pairs[2])
    }
    guard !zones.isEmpty else { return nil }
    self.zones = zones.sorted { ($0.month, $0.day) < ($1.month, $1.day) }
  }

  /// The number of the slot table on `date`. Before the first zone the last year's last one goes on.
  package func slotTable(on date: CivilDate) -> Int {
    let begun = zones.last { ($0.month, $0.day) <= (date.month, date.day) }
    return (begun ?? zones[zones.count - 1]).table
  }
}
