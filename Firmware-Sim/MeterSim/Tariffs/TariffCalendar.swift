import Units

/// The tables as they stand in the parameters now, and the slots of this day: worked out once, and
/// again when something was written, a set changed or the day did.
struct TariffCalendar: Sendable {
  private(set) var tables: MeterTables
  private(set) var slots: SlotTable
  private var source: ParameterStore
  private var day: Int64
  private var sets: TableSets

  init(_ tables: MeterTables, source: ParameterStore, sets: TableSets, day: Int64) {
    (self.tables, self.source, self.sets, self.day) = (tables, source, sets, day)
    slots = tables.tariffs.slots(on: CivilDate(daysSince1970: Int(day)), sets: sets)
  }

  func isRight(source: ParameterStore, sets: TableSets, day: Int64) -> Bool {
    self.day == day && self.sets == sets && self.source == source
  }

  /// Goes on to another day or other sets, and takes `tables` anew where the parameters changed.
  mutating func renew(
    source: ParameterStore, sets: TableSets, day: Int64, tables: () -> MeterTables
  ) {
    self = TariffCalendar(
      self.source == source ? self.tables : tables(), source: source, sets: sets, day: day)
  }
}
