/// A day of the Gregorian calendar.
package struct CivilDate: Hashable, Comparable, Sendable {
  package let year: Int
  /// 1…12.
  package let month: Int
  /// 1…31.
  package let day: Int

  /// `nil` for a day that no calendar holds; years 1…9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.dayCount(year: year, month: month)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads "2026-11-23".
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day `days` after 1970-01-01 (before it where negative).
  package init(daysSince1970 days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  package var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// 0 is Sunday, as DL/T 645 counts.
  package var weekday: Int { ((daysSince1970 + 4) % 7 + 7) % 7 }

  package func adding(days: Int) -> CivilDate { CivilDate(daysSince1970: daysSince1970 + days) }

  /// The same day `months` later, or that month's last day where it has no such day.
  package func adding(months: Int) -> CivilDate {
    let count = year * 12 + month - 1 + months
    let first = (year: count / 12, month: count % 12 + 1)
    let day = min(day, Self.dayCount(year: first.year, month: first.month))
    return CivilDate(year: first.year, month: first.month, day: day) ?? self
  }

  package static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (a: CivilDate, b: CivilDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}

extension CivilDate: CustomStringConvertible {
  package var description: String {
    let text = String(year)
    return String(repeating: "0", count: max(0, 4 - text.utf8.count)) + text + "-"
      + twoDigits(month) + "-" + twoDigits(day)
  }
}

/// A day and the time on it, to the second, without a zone.
package struct CivilTime: Hashable, Comparable, Sendable {
  package var date: CivilDate
  /// 0…86 399.
  package var secondOfDay: Int

  package static let secondsPerDay = 86_400

  package init(date: CivilDate, secondOfDay: Int) {
    precondition((0..<Self.secondsPerDay).contains(secondOfDay), "second of day outside 0…86399")
    self.date = date
    self.secondOfDay = secondOfDay
  }

  /// From seconds since 1970-01-01T00:00:00 in the same zone.
  package init(secondsSince1970 seconds: Int64) {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    self.init(
      date: CivilDate(daysSince1970: Int(day)), secondOfDay: Int(seconds - day * 86_400))
  }

  /// What a clock at `offset` shows at `moment`.
  package init(_ moment: Timestamp, offset: UTCOffset) {
    let local = moment.milliseconds + Int64(offset.minutes) * 60_000
    let seconds = Int(local >= 0 ? local / 1000 : (local - 999) / 1000)
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    self.init(date: CivilDate(daysSince1970: days), secondOfDay: seconds - days * 86_400)
  }

  package var hour: Int { secondOfDay / 3600 }
  package var minute: Int { secondOfDay / 60 % 60 }
  package var second: Int { secondOfDay % 60 }

  /// Seconds since 1970-01-01T00:00:00 in the same zone.
  package var secondsSince1970: Int64 { Int64(date.daysSince1970) * 86_400 + Int64(secondOfDay) }

  /// The moment at which a clock at `offset` shows this time.
  package func moment(offset: UTCOffset) -> Timestamp {
    Timestamp(milliseconds: (secondsSince1970 - Int64(offset.minutes) * 60) * 1000)
  }

  package static func < (a: CivilTime, b: CivilTime) -> Bool {
    (a.date, a.secondOfDay) < (b.date, b.secondOfDay)
  }
}

extension CivilTime: CustomStringConvertible {
  /// "2026-11-23T12:00:00".
  package var description: String {
    "\(date)T" + twoDigits(hour) + ":" + twoDigits(minute) + ":" + twoDigits(second)
  }
}

extension Timestamp {
  /// ISO 8601 with the offset, to the second: "2026-11-23T12:00:00+08:00".
  package func text(offset: UTCOffset) -> String { "\(CivilTime(self, offset: offset))\(offset)" }

  /// Reads the form that `text(offset:)` writes; `nil` for any other.
  package init?(_ text: String) {
    let utf8 = text.utf8
    guard utf8.count == 25 || utf8.count == 20 else { return nil }
    let bytes = Array(utf8)
    guard bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let date = CivilDate(text.prefix(10)),
      let hour = twoDigitNumber(text.dropFirst(11).prefix(2)),
      let minute = twoDigitNumber(text.dropFirst(14).prefix(2)),
      let second = twoDigitNumber(text.dropFirst(17).prefix(2)), (0..<24).contains(hour),
      (0..<60).contains(minute), (0..<60).contains(second),
      let offset = UTCOffset(String(text.dropFirst(19)))
    else { return nil }
    self = CivilTime(date: date, secondOfDay: hour * 3600 + minute * 60 + second)
      .moment(offset: offset)
  }
}

/// "07" for 7; for 0…99.
package func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// 7 for "07"; `nil` for anything but two digits. (`Int` would also take a sign.)
func twoDigitNumber(_ text: Substring) -> Int? {
  text.utf8.count == 2 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
}
