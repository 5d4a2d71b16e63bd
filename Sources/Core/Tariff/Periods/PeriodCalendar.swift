package import Units

/// Which period is in force at which time.
///
/// Each month has a day's schedule; exceptions change named hours of it on named days.
package struct PeriodCalendar: Hashable, Sendable {
  package let hours: BySeason<DaySchedule>
  /// Those that come later win.
  package let exceptions: [HoursException]
  package let holidays: [Holiday]
  /// Saturdays and Sundays on which people work (调休).
  package let workdays: Set<CivilDate>
  package let triggers: [Trigger]
  package let floats: PeriodFloats?
  /// Those that occur at all, in order; worked out once.
  package let periods: [Period]

  init(
    hours: BySeason<DaySchedule>, exceptions: [HoursException] = [], holidays: [Holiday] = [],
    workdays: Set<CivilDate> = [], triggers: [Trigger] = [], floats: PeriodFloats? = nil
  ) {
    self.hours = hours
    self.exceptions = exceptions
    self.holidays = holidays
    self.workdays = workdays
    self.triggers = triggers
    self.floats = floats
    periods = Period.allCases.filter { period in
      hours.seasons.contains { $0.value.slots.contains(period) }
        || exceptions.contains { $0.slots.contains(period) }
    }
  }

  /// The hours of the months where no exception changes any; `nil` where some do.
  var plainHours: BySeason<DaySchedule>? { exceptions.isEmpty ? hours : nil }

  /// Days that a notice names, such as 春节.
  package struct Holiday: Hashable, Sendable {
    package let id: String
    package let name: BilingualText
    /// First and last, both included; ascending.
    package let days: [ClosedRange<CivilDate>]
  }

  /// What makes an exception hold on days that nobody knows beforehand, such as 35 °C.
  package struct Trigger: Hashable, Sendable {
    package let id: String
    package let name: BilingualText
  }
}

/// Other periods for some hours of some days.
package struct HoursException: Hashable, Sendable {
  package let months: Months
  /// `nil`: every day.
  package let days: [DayWord]?
  /// The trigger that must have been met on the day; `nil`: none.
  package let trigger: String?
  /// `DaySchedule.slotCount` of them; `nil` where the hours stay as they are.
  package let slots: [Period?]

  package enum DayWord: Hashable, Sendable {
    /// 0 is Sunday.
    case weekday(Int)
    /// Neither a rest day nor a holiday.
    case workday
    /// A Saturday or Sunday on which nobody works, or any holiday.
    case restDay
    case holiday(String)
  }
}
