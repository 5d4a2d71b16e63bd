package import Units

/// The days that have a slot table of their own: public holidays (040300nn) and the week's rest days
/// (04000801, 04000802).
package struct DayKinds: Hashable, Sendable {
  /// Slot tables by day, in days since 1970-01-01.
  private var holidays: [Int: Int] = [:]
  /// b0 Sunday … b6 Saturday; 1 is a working day.
  private var workdays: UInt8
  private var restTable: Int

  /// No holiday, and every day a working day.
  package static let none = DayKinds(weekdayWord: 0x7F, restTable: 0)

  package init(weekdayWord: UInt8, restTable: Int) {
    workdays = weekdayWord
    self.restTable = restTable
  }

  /// Takes in a holiday, YYMMDDNN low byte first; a day or table that does not exist is none. The
  /// entry with the lower number wins where a day stands twice.
  package mutating func addHoliday(_ bytes: [UInt8]) {
    guard let pairs = TableEntries.pairs(of: bytes, entryByteCount: 4).first,
      let date = CivilDate(year: 2000 + pairs[0], month: pairs[1], day: pairs[2]),
      (1...TariffTables.slotTableCount).contains(pairs[3]), holidays[date.daysSince1970] == nil
    else { return }
    holidays[date.daysSince1970] = pairs[3]
  }

  /// The slot table that `date` has of its own: a holiday's before a rest day's; `nil` for a plain
  /// day of its zone.
  package func slotTable(on date: CivilDate) -> Int? {
    if let holiday = holidays[date.daysSince1970] { return holiday }
    guard workdays & 1 << UInt8(date.weekday) == 0,
      (1...TariffTables.slotTableCount).contains(restTable)
    else { return nil }
    return restTable
  }
}
