import Units

/// What the load and the calendar need of one day, worked out once a day.
struct MeterDay: Hashable, Sendable {
  /// Days since 1970-01-01.
  let number: Int
  let date: CivilDate

  var isWeekend: Bool { date.weekday == 0 || date.weekday == 6 }

  /// The day that holds `time`, seconds since 1970-01-01 on the meter's own clock.
  init(holding time: Int64) {
    number = Int(time / 86_400)
    date = CivilDate(daysSince1970: number)
  }
}
