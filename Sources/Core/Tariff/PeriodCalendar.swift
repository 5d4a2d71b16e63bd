package import Units

/// Which period is in force at which time: for every month a day's schedule.
///
/// Made by the reader of tariff files, which has checked that every month has one schedule.
package struct PeriodCalendar: Hashable, Sendable {
  package let seasons: [Season]

  /// Months that share one schedule.
  package struct Season: Hashable, Sendable {
    /// 1…12.
    package let months: Set<Int>
    package let day: DaySchedule
  }

  /// Those that occur at all.
  package var periods: Set<Period> { Set(seasons.flatMap { $0.day.slots }) }

  package func period(at time: CivilTime) -> Period {
    schedule(inMonth: time.date.month).slots[time.secondOfDay / DaySchedule.slotSeconds]
  }

  package func schedule(inMonth month: Int) -> DaySchedule {
    seasons.first { $0.months.contains(month) }?.day ?? seasons[0].day
  }
}

/// A day in half hours, from midnight on.
package struct DaySchedule: Hashable, Sendable {
  package static let slotCount = 48
  package static let slotSeconds = 1800

  /// `slotCount` of them.
  package let slots: [Period]

  /// From and to in half hours from midnight; `to` is at most `slotCount`, and lies below `from`
  /// where the span goes over midnight.
  package struct Span: Hashable, Sendable {
    package let from: Int
    package let to: Int
  }

  /// When the period is in force, joined over midnight, in the order of their beginnings.
  package func spans(of period: Period) -> [Span] {
    let count = Self.slotCount
    let starts = (0..<count).filter {
      slots[$0] == period && slots[($0 + count - 1) % count] != period
    }
    if starts.isEmpty { return slots[0] == period ? [Span(from: 0, to: count)] : [] }
    return starts.map { start in
      let length = (1...count).first { slots[(start + $0) % count] != period } ?? count
      let end = (start + length) % count
      return Span(from: start, to: end == 0 ? count : end)
    }
  }
}

extension DaySchedule.Span: CustomStringConvertible {
  /// "08:00-21:00".
  package var description: String { "\(Self.time(from))-\(Self.time(to))" }

  private static func time(_ slot: Int) -> String {
    twoDigits(slot / 2) + (slot % 2 == 0 ? ":00" : ":30")
  }
}
