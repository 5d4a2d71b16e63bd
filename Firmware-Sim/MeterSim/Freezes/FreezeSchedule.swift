import Units

/// When the timed freeze comes round, as 16H set it: mm hh DD, 99 for "every" (§7.8).
package struct FreezeSchedule: Hashable, Sendable {
  /// 0…59.
  var minute: Int
  /// 0…23; `nil` for every hour.
  var hour: Int?
  /// 1…28; `nil` for every day.
  var day: Int?

  /// The first moment after `now` that may be due, both in seconds of the meter's clock. Of a
  /// monthly one it is the time of day; `isDue` tells the day.
  func next(after now: Int64) -> Int64 {
    let period: Int64 = hour == nil ? 3600 : 86_400
    let phase = Int64(hour ?? 0) * 3600 + Int64(minute) * 60
    return (now - phase + period) / period * period + phase
  }

  func isDue(at now: Int64) -> Bool {
    guard next(after: now - 1) == now else { return false }
    return day.map { MeterDay(holding: now).date.day == $0 } ?? true
  }
}

/// The schedule as a line of words.
extension FreezeSchedule {
  var line: String { "schedule \(minute) \(hour ?? -1) \(day ?? -1)" }

  /// `nil` where the words are none of `line`.
  init?(_ words: [Substring]) {
    guard words.count == 4, let minute = Int(words[1]), let hour = Int(words[2]),
      let day = Int(words[3]), (0...59).contains(minute), (-1...23).contains(hour),
      day == -1 || (1...31).contains(day)
    else { return nil }
    self.init(minute: minute, hour: hour < 0 ? nil : hour, day: day < 0 ? nil : day)
  }
}
