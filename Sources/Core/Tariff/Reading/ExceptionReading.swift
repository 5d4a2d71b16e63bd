import JSON
import Units

/// Reads the exceptions of a calendar with these holidays and triggers.
struct ExceptionReading {
  let holidays: [String]
  let triggers: [String]

  func exception(_ json: Value) throws(JSONError) -> HoursException {
    var object = try json.object()
    let months = try object.nullable("months")?.months() ?? .all
    let days = try object.nullable("on").map(dayWords)
    let trigger = try object.nullable("when").map { value throws(JSONError) in
      try value.word(of: triggers)
    }
    let periods = try object.required("periods")
    try object.finish()
    let slots = try periods.slots()
    guard slots.contains(where: { $0 != nil }) else {
      throw periods.unfit("name hours of at least one period")
    }
    guard months != .all || days != nil || trigger != nil else {
      throw json.unfit("say when it holds by 'months', 'on' or 'when', or stand in 'hours'")
    }
    return HoursException(months: months, days: days, trigger: trigger, slots: slots)
  }

  private func dayWords(_ json: Value) throws(JSONError) -> [HoursException.DayWord] {
    var words: [HoursException.DayWord] = []
    for element in try json.array() {
      let text = try element.word(of: Self.weekdays + ["workday", "restDay"] + holidays)
      let word: HoursException.DayWord =
        switch text {
        case "workday": .workday
        case "restDay": .restDay
        default: Self.weekdays.firstIndex(of: text).map { .weekday($0) } ?? .holiday(text)
        }
      guard !words.contains(word) else { throw element.unfit("not stand twice") }
      words.append(word)
    }
    guard !words.isEmpty else { throw json.unfit("be null, or name at least one day") }
    return words
  }

  /// As DL/T 645 counts, from Sunday.
  static let weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
}

extension Value {
  private static var maximumDayCount: Int { 1000 }
  private static var maximumNameCount: Int { 30 }
  private static var maximumHolidayDayCount: Int { 31 }

  fileprivate func word(of words: [String]) throws(JSONError) -> String {
    let text = try string()
    guard words.contains(text) else {
      throw unfit(
        words.isEmpty
          ? "be null, as the calendar names none"
          : "be one of \(words.joined(separator: ", "))")
    }
    return text
  }

  func triggers() throws(JSONError) -> [PeriodCalendar.Trigger] {
    var triggers: [PeriodCalendar.Trigger] = []
    for element in try array() {
      var object = try element.object()
      let id = try object.required("id")
      let trigger = PeriodCalendar.Trigger(
        id: try id.identifier(), name: try object.required("name").bilingualText())
      try object.finish()
      guard !triggers.contains(where: { $0.id == trigger.id }) else {
        throw id.unfit("differ from the ids of the other triggers")
      }
      triggers.append(trigger)
    }
    guard (1...Self.maximumNameCount).contains(triggers.count) else {
      throw unfit("be null, or name 1 to \(Self.maximumNameCount) triggers")
    }
    return triggers
  }

  func holidays() throws(JSONError) -> [PeriodCalendar.Holiday] {
    var holidays: [PeriodCalendar.Holiday] = []
    for element in try array() {
      var object = try element.object()
      let id = try object.required("id")
      let holiday = PeriodCalendar.Holiday(
        id: try id.identifier(), name: try object.required("name").bilingualText(),
        days: try object.required("days").dayRanges())
      try object.finish()
      guard !holidays.contains(where: { $0.id == holiday.id }),
        !ExceptionReading.weekdays.contains(holiday.id), holiday.id != "workday"
      else { throw id.unfit("differ from the ids of the other holidays and from day words") }
      holidays.append(holiday)
    }
    guard (1...Self.maximumNameCount).contains(holidays.count) else {
      throw unfit("be null, or name 1 to \(Self.maximumNameCount) holidays")
    }
    return holidays
  }

  /// Reads `["2026-02-14", …]`, each once: Saturdays and Sundays that are no holidays.
  func workdays(besides holidays: [PeriodCalendar.Holiday]) throws(JSONError) -> Set<CivilDate> {
    var days: Set<CivilDate> = []
    let elements = try array()
    for element in elements {
      let day = try element.date()
      guard days.insert(day).inserted else { throw element.unfit("not stand twice") }
      guard day.isWeekend else {
        throw element.unfit("be a Saturday or a Sunday; other days are workdays anyway")
      }
      if let holiday = holidays.first(where: { $0.days.contains { $0.contains(day) } }) {
        throw element.unfit("not be a day of the holiday '\(holiday.id)'")
      }
    }
    guard (1...Self.maximumDayCount).contains(days.count) else {
      throw unfit("be null, or name 1 to \(Self.maximumDayCount) days")
    }
    return days
  }

  /// Reads `["2026-01-01", "2026-02-15/2026-02-23"]`, ascending.
  private func dayRanges() throws(JSONError) -> [ClosedRange<CivilDate>] {
    var ranges: [ClosedRange<CivilDate>] = []
    for element in try array() {
      let parts = try element.string().split(separator: "/", omittingEmptySubsequences: false)
      let days = parts.compactMap { CivilDate($0) }
      guard (1...2).contains(parts.count), days.count == parts.count,
        days[0] <= days[days.count - 1],
        Usage.yearRange.contains(days[0].year), Usage.yearRange.contains(days[days.count - 1].year)
      else {
        throw element.unfit(
          "be a day like \"2026-01-01\", or two like \"2026-02-15/2026-02-23\"")
      }
      let range = days[0]...days[days.count - 1]
      guard range.upperBound <= range.lowerBound.adding(days: Self.maximumHolidayDayCount - 1)
      else {
        throw element.unfit("be at most \(Self.maximumHolidayDayCount) days long")
      }
      guard ranges.last.map({ $0.upperBound < range.lowerBound }) ?? true else {
        throw element.unfit("lie after the days before it")
      }
      ranges.append(range)
    }
    guard (1...Self.maximumDayCount).contains(ranges.count) else {
      throw unfit("name 1 to \(Self.maximumDayCount) days")
    }
    return ranges
  }
}
