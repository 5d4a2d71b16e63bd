package import Units

/// Writing dates, times and the tables that hold them.
extension ItemFormat {
  /// The years that YY can tell. A later one would come back a century too early, so that it is
  /// refused instead of wrapped round.
  private static let years = 2000...2099

  /// The bytes for a moment; only for the formats with a date or a time of the day. What the
  /// format does not hold is left out, the year included.
  package func bytes(for moment: CivilTime) throws(ItemEncodingError) -> [UInt8] {
    if holdsYear, !Self.years.contains(moment.date.year) {
      throw .outOfRange(
        lowest: ExactDecimal(digits: Int64(Self.years.lowerBound), decimals: 0),
        highest: ExactDecimal(digits: Int64(Self.years.upperBound), decimals: 0))
    }
    let date = [moment.date.day, moment.date.month, moment.date.year % 100]
    let time = [moment.second, moment.minute, moment.hour]
    let pairs =
      switch self {
      case .date: [moment.date.weekday] + date
      case .time: time
      case .dateTime: time + [moment.date.weekday] + date
      case .stamp: [moment.minute, moment.hour] + date
      case .second: time + date
      case .monthDayTime: [moment.minute, moment.hour, moment.date.day, moment.date.month]
      case .dayHour: [moment.hour, moment.date.day]
      case .hourMinute: [moment.minute, moment.hour]
      default: throw .notOfThisForm(example: example)
      }
    return pairs.map(Self.pair)
  }

  private var holdsYear: Bool {
    switch self {
    case .date, .dateTime, .stamp, .second: true
    default: false
    }
  }

  /// A date or a time as people write it; one that may be "not set" also in its bare digits.
  func calendarBytes(_ text: String) throws(ItemEncodingError) -> [UInt8] {
    if mayBeUnset, text.utf8.count == byteCount * 2, text.utf8.allSatisfy(isDigit) {
      return try hexadecimalBytes(text, byteCount: byteCount, highestDigit: 9)
    }
    // A leap year, so that 29 February is a day of any year.
    let whole =
      switch self {
      case .time: "2000-01-01 \(text)"
      case .hourMinute: "2000-01-01 \(text)"
      case .monthDayTime: "2000-\(text)"
      case .dayHour: "2000-01-\(text)"
      default: text
      }
    guard let moment = CivilTime(whole), whole.utf8.count <= wholeLength,
      self != .dayHour || moment.minute == 0
    else { throw .notOfThisForm(example: example) }
    return try bytes(for: moment)
  }

  private var mayBeUnset: Bool { self != .date && self != .time && self != .dateTime }

  /// How long the text is once it has what the format leaves out.
  private var wholeLength: Int {
    switch self {
    case .date: 10
    case .time, .dateTime, .second: 19
    default: 16
    }
  }

  /// "06:00 2, 22:00 1", or the digits of the standard's own notation, high first: entries stand in
  /// reading order, and only the bytes inside one are reversed.
  func tableBytes(_ text: String) throws(ItemEncodingError) -> [UInt8] {
    let size = self == .holiday ? byteCount : Self.entryByteCount
    var digits: [[UInt8]] = []
    if text.utf8.allSatisfy(isDigit) {
      guard text.utf8.count.isMultiple(of: size * 2) else {
        throw .notOfThisForm(example: example)
      }
      let all = Array(text.utf8)
      digits = stride(from: 0, to: all.count, by: size * 2).map { Array(all[$0..<($0 + size * 2)]) }
    } else {
      for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
        digits.append(try entryDigits(entry.drop { $0 == " " }))
      }
    }
    guard allows(byteCount: digits.count * size) else { throw .notOfThisForm(example: example) }
    var bytes: [UInt8] = []
    for entry in digits {
      bytes += try hexadecimalBytes(
        String(decoding: entry, as: UTF8.self), byteCount: size, highestDigit: 9)
    }
    return bytes
  }

  /// "0600" and "02" of "06:00 2".
  private func entryDigits(_ entry: Substring) throws(ItemEncodingError) -> [UInt8] {
    let parts = entry.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = UInt8(parts[1]), number <= 99,
      parts[1].utf8.allSatisfy(isDigit)
    else { throw .notOfThisForm(example: example) }
    let start = String(parts[0])
    let moment: ItemFormat =
      switch self {
      case .slots: .hourMinute
      case .zones: .monthDayTime
      default: .date
      }
    // The formats of a start hold a time or a weekday more.
    let bytes =
      switch self {
      case .zones: try moment.bytes(forPart: "\(start) 00:00", of: self).dropFirst(2)
      case .slots: try moment.bytes(forPart: start, of: self)[...]
      default: try moment.bytes(forPart: start, of: self).dropFirst()
      }
    return Array((hexadecimal(bytes.reversed()) + twoDigits(Int(number))).utf8)
  }

  /// The bytes of an entry's start, or that the table is not of its form.
  private func bytes(
    forPart text: String, of table: ItemFormat
  ) throws(ItemEncodingError) -> [UInt8] {
    do throws(ItemEncodingError) {
      return try calendarBytes(text)
    } catch {
      throw .notOfThisForm(example: table.example)
    }
  }

  private static func pair(_ number: Int) -> UInt8 { UInt8(number / 10) << 4 | UInt8(number % 10) }
}

private func isDigit(_ character: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character)
}

extension CivilTime {
  /// Reads "2026-11-23", and behind it " 12:00" or " 12:00:30"; "T" may stand for the space.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard [10, 16, 19].contains(bytes.count), let date = CivilDate(text.prefix(10)) else {
      return nil
    }
    func pair(at index: Int) -> Int? {
      guard index < bytes.count else { return 0 }
      let digits = bytes[index...(index + 1)]
      guard digits.allSatisfy(isDigit) else { return nil }
      return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    guard bytes.count == 10 || bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T"),
      bytes.count < 16 || bytes[13] == UInt8(ascii: ":"),
      bytes.count < 19 || bytes[16] == UInt8(ascii: ":"), let hour = pair(at: 11),
      let minute = pair(at: 14), let second = pair(at: 17), hour < 24, minute < 60, second < 60
    else { return nil }
    self.init(date: date, secondOfDay: hour * 3600 + minute * 60 + second)
  }
}
