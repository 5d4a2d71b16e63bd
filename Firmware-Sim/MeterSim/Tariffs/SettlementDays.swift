import DLT645
import Units

/// On which days of the month, and at which hour, the registers are stored (04000B01…03).
package struct SettlementDays: Hashable, Sendable {
  package struct Day: Hashable, Sendable {
    /// 1…31.
    package var day: Int
    /// 0…23.
    package var hour: Int
  }

  /// First, second and third; `nil` where unset.
  package let days: [Day?]

  package static let count = 3

  /// From DDhh each, low byte first; 9999 and what no calendar holds is unset.
  package init(bytes: [[UInt8]]) {
    days = bytes.prefix(Self.count).map { bytes in
      guard let pairs = TableEntries.pairs(of: bytes, entryByteCount: 2).first,
        (1...31).contains(pairs[0]), (0...23).contains(pairs[1])
      else { return nil }
      return Day(day: pairs[0], hour: pairs[1])
    }
  }

  /// Which of the days, from 1, fall on `clock`; the standard means days 1 to 28. A month without
  /// the day settles on its last.
  func due(at clock: CivilTime) -> [Int] {
    guard clock.secondOfDay % 3600 == 0 else { return [] }
    let last = CivilDate.dayCount(year: clock.date.year, month: clock.date.month)
    return days.indices.filter { index in
      days[index].map { min($0.day, last) == clock.date.day && $0.hour == clock.hour } ?? false
    }.map { $0 + 1 }
  }
}
