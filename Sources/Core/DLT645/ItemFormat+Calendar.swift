import Units

extension ItemFormat {
  /// The text for two-digit numbers, highest first; `raw` are the same digits in a row.
  ///
  /// A parameter that no calendar holds is its bare digits, for 0 and 99 stand there for "not set";
  /// a clock that shows none is `nil`.
  func text(ofPairs pairs: [Int], raw: String) -> String? {
    switch self {
    case .date: return Self.date(pairs)
    case .time: return Self.time(pairs[...])
    case .dateTime:
      guard let date = Self.date(pairs), let time = Self.time(pairs[4...]) else { return nil }
      return date + " " + time
    case .stamp: return Self.stamp(pairs) ?? raw
    case .second:
      guard let date = Self.day(pairs), let time = Self.time(pairs[3...]) else { return raw }
      return date + " " + time
    case .hourMinute: return Self.minute(pairs[0], pairs[1]) ?? raw
    case .monthDayTime:
      guard let day = Self.monthDay(pairs[0], pairs[1]),
        let time = Self.minute(pairs[2], pairs[3])
      else { return raw }
      return day + " " + time
    case .dayHour:
      guard (1...31).contains(pairs[0]), let time = Self.minute(pairs[1], 0) else { return raw }
      return twoDigits(pairs[0]) + " " + time
    case .holiday: return Self.day(pairs).map { "\($0) \(pairs[3])" } ?? raw
    case .zones: return Self.entries(pairs, start: Self.monthDay) ?? raw
    case .slots: return Self.entries(pairs, start: Self.minute) ?? raw
    default: return raw
    }
  }

  /// YYMMDDWW; the weekday is not shown, for meters count it in two ways.
  private static func date(_ pairs: [Int]) -> String? { pairs[3] <= 7 ? day(pairs) : nil }

  private static func day(_ pairs: [Int]) -> String? {
    CivilDate(year: 2000 + pairs[0], month: pairs[1], day: pairs[2])?.description
  }

  private static func stamp(_ pairs: [Int]) -> String? {
    guard let day = day(pairs), let time = minute(pairs[3], pairs[4]) else { return nil }
    return day + " " + time
  }

  private static func time(_ pairs: ArraySlice<Int>) -> String? {
    let first = pairs.startIndex
    guard let minute = minute(pairs[first], pairs[first + 1]), pairs[first + 2] < 60 else {
      return nil
    }
    return minute + ":" + twoDigits(pairs[first + 2])
  }

  private static func minute(_ hour: Int, _ minute: Int) -> String? {
    hour < 24 && minute < 60 ? twoDigits(hour) + ":" + twoDigits(minute) : nil
  }

  /// A day of any year, 29 February included.
  private static func monthDay(_ month: Int, _ day: Int) -> String? {
    guard CivilDate(year: 2000, month: month, day: day) != nil else { return nil }
    return twoDigits(month) + "-" + twoDigits(day)
  }

  /// "06:00 2, 22:00 1": the entries of a table, first to last. `pairs` holds them last to first.
  private static func entries(_ pairs: [Int], start: (Int, Int) -> String?) -> String? {
    var parts: [String] = []
    for first in stride(from: pairs.count - entryByteCount, through: 0, by: -entryByteCount) {
      guard let start = start(pairs[first], pairs[first + 1]) else { return nil }
      parts.append("\(start) \(pairs[first + 2])")
    }
    return parts.joined(separator: ", ")
  }
}
