import JSON

/// Which days and triggers the exceptions of a calendar ask for.
///
/// What none asks for has lost its exception, or the exception its condition: a slip that would
/// change bills in silence.
struct ExceptionUse {
  private let words: Set<HoursException.DayWord>
  private let triggers: Set<String>

  init(_ exceptions: [HoursException]) {
    words = Set(exceptions.flatMap { $0.days ?? [] })
    triggers = Set(exceptions.compactMap(\.trigger))
  }

  func check(_ holidays: [PeriodCalendar.Holiday], at list: Value) throws(JSONError) {
    guard !asksForRestDays else { return }
    for holiday in holidays where !words.contains(.holiday(holiday.id)) {
      throw list.unfit(
        "name only holidays that an exception's 'on' names; none has '\(holiday.id)'")
    }
  }

  func checkWorkdays(at list: Value) throws(JSONError) {
    guard asksForRestDays else {
      throw list.unfit("be null, as no exception's 'on' has workday or restDay")
    }
  }

  func check(_ known: [PeriodCalendar.Trigger], at list: Value) throws(JSONError) {
    for trigger in known where !triggers.contains(trigger.id) {
      throw list.unfit(
        "name only triggers that an exception's 'when' names; none has '\(trigger.id)'")
    }
  }

  private var asksForRestDays: Bool { words.contains(.workday) || words.contains(.restDay) }
}
