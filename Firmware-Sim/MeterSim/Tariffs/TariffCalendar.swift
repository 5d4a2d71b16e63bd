import Units

/// The tables as they stand in the parameters now, and the slots of this day: worked out once, and
/// again when something was written, a set changed or the day did.
struct TariffCalendar: Sendable {
  let tables: MeterTables
  let slots: SlotTable
  /// The first switch of sets that is still to be done, in seconds of the meter's clock; it may be
  /// past.
  let nextSwitch: Int64?
  private let source: ParameterStore
  private let day: Int64

  /// `day` counts from 1970-01-01 by the meter's clock.
  init(_ tables: MeterTables, source: ParameterStore, sets: TableSets, day: Int64) {
    (self.tables, self.source, self.day) = (tables, source, day)
    slots = tables.tariffs.slots(on: CivilDate(daysSince1970: Int(day)), sets: sets)
    nextSwitch =
      TableSets.Kind.allCases.compactMap {
        sets.pending($0, switchTime: tables.tariffs.switchTime($0))
      }.min()
  }

  /// Whether this is still the calendar of `day`. Sets change only where it is renewed.
  func isRight(source: ParameterStore, day: Int64) -> Bool {
    // The stores are mostly the same one, which is seen at once.
    self.day == day && self.source == source
  }

  /// That of another day or other sets; `fresh` is asked for where the parameters changed.
  func renewed(
    source: ParameterStore, sets: TableSets, day: Int64, fresh: () -> MeterTables
  ) -> TariffCalendar {
    TariffCalendar(
      self.source == source ? tables : fresh(), source: source, sets: sets, day: day)
  }
}
