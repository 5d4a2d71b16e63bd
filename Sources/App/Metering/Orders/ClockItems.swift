import DLT645
import Units

/// The items in which a meter tells the time, taken out of their bytes.
enum ClockItems {
  private static let date2007 = DataIdentifier(rawValue: 0x0400_0101)
  private static let time2007 = DataIdentifier(rawValue: 0x0400_0102)
  /// YYMMDDWWhhmmss, a filed extension.
  private static let both2007 = DataIdentifier(rawValue: 0x0400_010C)
  private static let date1997 = DataIdentifier(of1997: 0xC010)
  private static let time1997 = DataIdentifier(of1997: 0xC011)

  /// Freeze times have no seconds, and the clock is read after the freeze.
  static let freezeTolerance: Int64 = 120
  private static let secondsPerDay: Int64 = 86_400

  static func dateAndTime(_ edition: Edition) -> [DataIdentifier] {
    edition == .of2007 ? [date2007, time2007] : [date1997, time1997]
  }

  /// The moment that a write of `id` sets; for a time of day on a day of its own. `nil` for every
  /// other item, a date alone too: it does not run.
  static func moment(_ id: DataIdentifier, _ value: [UInt8]) -> CivilTime? {
    guard id == both2007 || isTimeAlone(id) else { return nil }
    return moment([id], [value])
  }

  /// How far the meter's clock is ahead of `expected` (seconds since 1970); without a date within half a day.
  static func error(
    _ ids: [DataIdentifier], _ values: [[UInt8]], expected: Int64
  ) -> Int64? {
    guard let shown = moment(ids, values) else { return nil }
    let difference = shown.secondsSince1970 - expected
    guard ids.count == 1, isTimeAlone(ids[0]) else { return difference }
    let rest = ((difference % secondsPerDay) + secondsPerDay) % secondsPerDay
    return rest > secondsPerDay / 2 ? rest - secondsPerDay : rest
  }

  private static func isTimeAlone(_ id: DataIdentifier) -> Bool {
    id == time2007 || id == time1997
  }

  private static func moment(_ ids: [DataIdentifier], _ values: [[UInt8]]) -> CivilTime? {
    guard ids.count == values.count else { return nil }
    // A day of its own where none is told: 1 January 2000.
    var day: [UInt8] = [0x01, 0x01, 0x00]
    var time: [UInt8]?
    for (id, value) in zip(ids, values) {
      switch id {
      case date2007, date1997:
        guard value.count == 4 else { return nil }
        day = Array(value[1...])
      case time2007, time1997:
        guard value.count == 3 else { return nil }
        time = value
      case both2007:
        guard value.count == 7 else { return nil }
        time = Array(value[..<3])
        day = Array(value[4...])
      default: return nil
      }
    }
    return time.flatMap { WireTime.moment($0 + day) }
  }
}
