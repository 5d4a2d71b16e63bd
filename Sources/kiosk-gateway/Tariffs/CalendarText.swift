import Tariff

/// The periods of a version: hours, the days that differ, and the floats.
struct CalendarText {
  private let calendar: PeriodCalendar

  init(_ calendar: PeriodCalendar) { self.calendar = calendar }

  var text: String {
    (["时段 periods:"] + hours + exceptions + holidays + workdays + floats)
      .joined(separator: "\n")
  }

  private var hours: [String] {
    calendar.hours.seasons.flatMap { season in
      Self.titled(season.months.label, Self.rows(season.value.slots))
    }
  }

  private var exceptions: [String] {
    calendar.exceptions.flatMap { exception in
      let days = exception.days.map { $0.map(name).joined(separator: ", ") }
      let trigger = exception.trigger.map { id in
        let name = calendar.triggers.first { $0.id == id }?.name
        return "\(name?.zh ?? id) \(name?.en ?? "") [\(id)]"
      }
      let months = exception.months.label
      let when = [months.isEmpty ? nil : months, days, trigger].compactMap { $0 }
      return Self.titled(
        "例外 except: " + (when.isEmpty ? "每天 every day" : when.joined(separator: "; ")),
        Self.rows(exception.slots))
    }
  }

  private var holidays: [String] {
    calendar.holidays.map { holiday in
      let days = holiday.days.map { range in
        range.lowerBound == range.upperBound
          ? "\(range.lowerBound)" : "\(range.lowerBound) – \(range.upperBound)"
      }
      return "  节假日 holiday: \(holiday.name.zh) \(holiday.name.en) [\(holiday.id)] "
        + days.joined(separator: ", ")
    }
  }

  private var workdays: [String] {
    let days = calendar.workdays.sorted().map { "\($0)" }.joined(separator: ", ")
    return days.isEmpty ? [] : ["  调休上班 worked weekends: \(days)"]
  }

  private var floats: [String] {
    guard let floats = calendar.floats else { return [] }
    let seasons = floats.seasons.seasons.map { season in
      let label = season.months.label
      let steps = Period.allCases.compactMap { period in
        season.value[period].map { "\(period.name.zh) \(period.rawValue) = \($0)" }
      }
      return "    \(steps.joined(separator: ", "))" + (label.isEmpty ? "" : "  (\(label))")
    }
    return [
      "  浮动 floats of the base price, 四舍五入到 rounded half up to \(floats.decimals) 位 decimals:"
    ] + seasons
  }

  private func name(_ word: HoursException.DayWord) -> String {
    switch word {
    case .weekday(let number):
      "周\(Array("日一二三四五六")[number % 7]) \(word.text)"
    case .workday: "工作日 working days"
    case .restDay: "休息日 rest days"
    case .holiday(let id):
      calendar.holidays.first { $0.id == id }.map { "\($0.name.zh) \($0.name.en)" } ?? id
    }
  }

  /// Rows under a title, or without one where there is none.
  private static func titled(_ title: String, _ rows: [String]) -> [String] {
    title.isEmpty ? rows.map { "  \($0)" } : ["  \(title)"] + rows.map { "    \($0)" }
  }

  private static func rows(_ slots: [Period?]) -> [String] {
    var table = TextTable()
    for period in Period.allCases {
      let spans = DaySchedule.spans(of: period, in: slots)
      guard !spans.isEmpty else { continue }
      table.add([
        "\(period.name.zh) \(period.name.en)", spans.map { "\($0)" }.joined(separator: ", "),
      ])
    }
    return table.text.split(separator: "\n").map(String.init)
  }
}
