import JSON
import Units

extension PeriodCalendar {
  /// Every half hour of every month has one period; exceptions name holidays and triggers that
  /// are there.
  init(_ json: Value) throws(JSONError) {
    var object = try json.object()
    let hoursValue = try object.required("hours")
    let hours = try hoursValue.seasons("periods") { value throws(JSONError) in
      try DaySchedule(value)
    }
    let holidayList = try object.nullable("holidays")
    let holidays = try holidayList?.holidays() ?? []
    let workdayList = try object.nullable("workdays")
    let workdays = try workdayList?.workdays(besides: holidays) ?? []
    let triggerList = try object.nullable("triggers")
    let triggers = try triggerList?.triggers() ?? []
    let list = try object.nullable("exceptions")
    let floatsValue = try object.nullable("floats")
    try object.finish()
    let names = ExceptionReading(
      holidays: holidays.map(\.id), triggers: triggers.map(\.id))
    var exceptions: [HoursException] = []
    for element in try list?.array() ?? [] {
      let exception = try names.exception(element)
      guard !exceptions.contains(exception) else { throw element.unfit("not stand twice") }
      exceptions.append(exception)
    }
    if let list, exceptions.isEmpty { throw list.unfit("be null, or name hours") }
    guard exceptions.count <= Self.maximumExceptionCount else {
      throw json.unfit("hold at most \(Self.maximumExceptionCount) exceptions")
    }
    let use = ExceptionUse(exceptions)
    try holidayList.map { value throws(JSONError) in try use.check(holidays, at: value) }
    try workdayList.map { value throws(JSONError) in try use.checkWorkdays(at: value) }
    try triggerList.map { value throws(JSONError) in try use.check(triggers, at: value) }
    let plain = PeriodCalendar(hours: hours, exceptions: exceptions)
    guard plain.periods.count > 1 else { throw hoursValue.unfit("have at least two periods") }
    self.init(
      hours: hours, exceptions: exceptions, holidays: holidays, workdays: workdays,
      triggers: triggers,
      floats: try floatsValue.map { value throws(JSONError) in
        try PeriodFloats(value, periods: plain.periods)
      })
  }

  private static let maximumExceptionCount = 50
}

extension DaySchedule {
  /// Every half hour of the day must have exactly one period.
  fileprivate init(_ json: Value) throws(JSONError) {
    let slots = try json.slots()
    if let free = slots.firstIndex(where: { $0 == nil }) {
      throw json.unfit(
        "cover the whole day; \(Span(from: free, to: free + 1)) belongs to no period")
    }
    self.init(slots: slots.compactMap { $0 })
  }
}

extension Value {
  /// The periods of the half hours that `{"peak": ["08:00-21:00"], …}` names, each once.
  func slots() throws(JSONError) -> [Period?] {
    var slots = [Period?](repeating: nil, count: DaySchedule.slotCount)
    var object = try self.object()
    for period in Period.allCases {
      guard let list = object.optional(period.rawValue) else { continue }
      let elements = try list.array()
      guard !elements.isEmpty else {
        throw list.unfit(
          "name at least one time of the day; leave '\(period.rawValue)' out if none")
      }
      for element in elements {
        let span = try DaySchedule.Span(element)
        for offset in 0..<span.slotCount {
          let slot = (span.from + offset) % DaySchedule.slotCount
          if let taken = slots[slot] {
            throw element.unfit("not overlap the hours of '\(taken.rawValue)'")
          }
          slots[slot] = period
        }
      }
    }
    try object.finish()
    return slots
  }
}

extension DaySchedule.Span {
  /// Reads "21:00-08:00", as files write it: hours of two digits, the day's end as "24:00".
  fileprivate init(_ json: Value) throws(JSONError) {
    let text = try json.string()
    guard text.utf8.count == Self.fileByteCount, !text.hasSuffix("-00:00"), let span = Self(text)
    else { throw json.unfit("be a time of the day on half hours, like \"08:00-21:30\"") }
    self = span
  }

  private static var fileByteCount: Int { 11 }
}
