import Units

/// The periods of one day of a bill.
struct DayPeriods {
  let day: CivilDate
  /// `nil` while a version without periods is in force.
  let schedule: DaySchedule?

  /// All days of the usage, in order of time.
  static func all(
    plan: TariffPlan, usage: Usage, shelf: TariffShelf?
  ) throws(BillError) -> [DayPeriods] {
    var result: [DayPeriods] = []
    for part in try InForce.all(of: plan, for: usage, shelf: shelf) {
      var day = part.from
      while day < part.to {
        result.append(
          DayPeriods(
            day: day,
            schedule: try part.version.calendar?.schedule(on: day, triggered: usage.triggered)))
        day = day.adding(days: 1)
      }
    }
    return result
  }
}
