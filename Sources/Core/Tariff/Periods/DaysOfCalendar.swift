package import Units

extension PeriodCalendar {
  /// The schedule of one day, with its exceptions.
  ///
  /// `triggered` tells the days on which a trigger was met, by the trigger's id. Refuses a day of a
  /// year whose holidays the calendar does not know but would need.
  package func schedule(
    on day: CivilDate, triggered: [String: Set<CivilDate>]
  ) throws(BillError) -> DaySchedule {
    let base = hours[month: day.month]
    guard !exceptions.isEmpty else { return base }
    var slots: [Period]?
    for exception in exceptions
    where exception.months.contains(day.month)
      && exception.trigger.map({ triggered[$0]?.contains(day) ?? false }) ?? true
    {
      guard try holds(exception.days, on: day) else { continue }
      for (slot, period) in exception.slots.enumerated() {
        guard let period else { continue }
        slots = slots ?? base.slots
        slots?[slot] = period
      }
    }
    return slots.map(DaySchedule.init(slots:)) ?? base
  }

  private func holds(
    _ words: [HoursException.DayWord]?, on day: CivilDate
  ) throws(BillError) -> Bool {
    guard let words else { return true }
    for word in words {
      let holds =
        switch word {
        case .weekday(let number): day.weekday == number
        case .holiday(let id): try isHoliday(day, id: id)
        case .restDay: try isRestDay(day)
        case .workday: try !isRestDay(day)
        }
      if holds { return true }
    }
    return false
  }

  private func isRestDay(_ day: CivilDate) throws(BillError) -> Bool {
    if day.isWeekend, !workdays.contains(day) { return true }
    return try isHoliday(day, id: nil)
  }

  private func isHoliday(_ day: CivilDate, id: String?) throws(BillError) -> Bool {
    // A calendar without any holidays has weekends only, in every year.
    let asked = holidays.filter { id == nil || $0.id == id }
    guard asked.allSatisfy({ $0.isKnown(in: day.year) }) else {
      throw .holidaysUnknown(year: day.year)
    }
    return asked.contains { $0.days.contains { $0.contains(day) } }
  }
}

extension PeriodCalendar.Holiday {
  /// Whether it names days in `year`. Every holiday must: the New Year's days that begin in the old
  /// year do not tell the old year's holidays.
  fileprivate func isKnown(in year: Int) -> Bool {
    days.contains { $0.lowerBound.year <= year && year <= $0.upperBound.year }
  }
}

extension CivilDate {
  /// A Saturday or Sunday, whether people work on it or not.
  var isWeekend: Bool { weekday == 0 || weekday == 6 }
}
