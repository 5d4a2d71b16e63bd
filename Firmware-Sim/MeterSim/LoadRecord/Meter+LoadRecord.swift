import DLT645
import Units

/// Class 06: what the load record kept.
extension Meter {
  /// Keeps the values of this minute, if one of the classes is due.
  mutating func recordLoadIfDue(_ plan: LoadRecordPlan) {
    let clock = state.clockSeconds
    guard clock % 60 == 0 else { return }
    let classes = plan.classes(atMinute: clock / 60)
    guard classes != 0 else { return }
    state.loadRecords.add(
      LoadRecord(
        time: state.time, minute: clock / 60, classes: classes, power: power,
        forward: state.energy.hundredths(tariff: 0)))
  }

  /// 06 cc 00 mm: cc 00 all classes or one of them; mm 00 the earliest `count` records, 01 those
  /// from a time on, 02 the latest. Empty where there is none; `nil` for what is no load record.
  func loadRecords(_ id: DataIdentifier, count: UInt8 = 1, from moment: CivilTime? = nil)
    -> [UInt8]?
  {
    guard id.byte(3) == 0x06, id.byte(1) == 0, id.byte(2) <= UInt8(LoadRecord.classCount) else {
      return nil
    }
    let classes: UInt8 = id.byte(2) == 0 ? LoadRecord.allClasses : 1 << (id.byte(2) - 1)
    let which: LoadRecordRing.Which
    switch (id.byte(0), moment) {
    case (0x00, nil): which = .earliest
    case (0x01, let moment?): which = .from(minute: moment.secondsSince1970 / 60)
    case (0x02, nil): which = .latest
    default: return nil
    }
    return state.loadRecords.records(which, count: Int(count), classes: classes)
      .flatMap { $0.bytes(classes: classes, noise: settings.noise) }
  }
}
