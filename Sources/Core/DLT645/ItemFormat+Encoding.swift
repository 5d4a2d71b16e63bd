package import Units

/// Why a value does not fit the format of an item.
package enum ItemEncodingError: Error, Hashable, Sendable {
  /// The text is none of this format; an example of one that is.
  case notOfThisForm(example: String)
  /// Digits would be lost.
  case tooManyDecimals(allowed: Int)
  case outOfRange(lowest: ExactDecimal, highest: ExactDecimal)
  case tooLong(allowed: Int)
}

extension ItemFormat {
  /// The bytes for what `ItemValue.text` shows, without 33H, low byte first.
  package func bytes(for text: String) throws(ItemEncodingError) -> [UInt8] {
    switch self {
    case .number:
      guard let number = ExactDecimal(text) else { throw .notOfThisForm(example: example) }
      return try bytes(for: number)
    case .digits:
      guard text.utf8.count <= byteCount * 2 else {
        throw .tooLong(allowed: byteCount * 2)
      }
      return try hexadecimalBytes(text, byteCount: byteCount, highestDigit: 9)
    case .bits, .identifier:
      guard text.utf8.count == byteCount * 2 else { throw .notOfThisForm(example: example) }
      return try hexadecimalBytes(text, byteCount: byteCount, highestDigit: 15)
    case .ascii:
      guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
        throw .notOfThisForm(example: example)
      }
      guard text.utf8.count <= byteCount else { throw .tooLong(allowed: byteCount) }
      let fill = repeatElement(UInt8(0), count: byteCount - text.utf8.count)
      return (Array(text.utf8) + fill).reversed()
    case .time:
      guard let moment = CivilTime("2000-01-01 \(text)") else {
        throw .notOfThisForm(example: example)
      }
      return try bytes(for: moment)
    case .date, .dateTime, .stamp, .second:
      guard let moment = CivilTime(text) else { throw .notOfThisForm(example: example) }
      return try bytes(for: moment)
    case .monthDayTime, .dayHour, .hourMinute, .holiday, .zones, .slots:
      // The digits of the standard's own notation, high first; a table entry by entry.
      guard text.utf8.count.isMultiple(of: 2), allows(byteCount: text.utf8.count / 2) else {
        throw .notOfThisForm(example: example)
      }
      return try tableBytes(text)
    }
  }

  /// The bytes for a number; only for `.number`.
  package func bytes(for number: ExactDecimal) throws(ItemEncodingError) -> [UInt8] {
    guard case .number(_, let decimalCount, let isSigned) = self else {
      throw .notOfThisForm(example: example)
    }
    let decimals = Int(decimalCount)
    guard let digits = number.digits(withDecimals: decimals) else {
      throw .tooManyDecimals(allowed: decimals)
    }
    var highest: Int64 = isSigned ? 8 : 10
    for _ in 1..<(byteCount * 2) { highest *= 10 }
    guard digits >= (isSigned ? 1 - highest : 0), digits < highest else {
      throw .outOfRange(
        lowest: ExactDecimal(digits: isSigned ? 1 - highest : 0, decimals: decimals),
        highest: ExactDecimal(digits: highest - 1, decimals: decimals))
    }
    var bytes = BCD.bytes(abs(digits), byteCount: byteCount)
    if digits < 0 { bytes[byteCount - 1] |= 0x80 }
    return bytes
  }

  /// The bytes for a moment between 2000 and 2099; only for the formats with a date or a time of
  /// the day in seconds or minutes.
  package func bytes(for moment: CivilTime) throws(ItemEncodingError) -> [UInt8] {
    guard (2000...2099).contains(moment.date.year) else { throw .notOfThisForm(example: example) }
    let date = [moment.date.day, moment.date.month, moment.date.year - 2000]
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
    return pairs.map { UInt8($0 / 10) << 4 | UInt8($0 % 10) }
  }

  /// How a meter says that it has no such item.
  package var absentBytes: [UInt8] { Array(repeating: 0xFF, count: byteCount) }

  /// A text that `bytes(for:)` takes.
  package var example: String {
    switch self {
    case .number(_, let decimals, _):
      ExactDecimal(digits: 0, decimals: Int(decimals)).description
    case .digits, .bits: String(repeating: "0", count: byteCount * 2)
    case .ascii: "220V"
    case .identifier: "00010000"
    case .date: "2026-11-23"
    case .time: "12:00:00"
    case .dateTime, .second: "2026-11-23 12:00:00"
    case .stamp: "2026-11-23 12:00"
    case .monthDayTime: "11231200"
    case .dayHour: "0100"
    case .hourMinute: "1200"
    case .holiday: "26100102"
    case .zones: "010101"
    case .slots: "060002"
    }
  }

  private func hexadecimalBytes(
    _ text: String, byteCount: Int, highestDigit: UInt8
  ) throws(ItemEncodingError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: byteCount)
    for (index, character) in text.utf8.reversed().enumerated() {
      guard let nibble = nibble(ofHexadecimalDigit: character), nibble <= highestDigit else {
        throw .notOfThisForm(example: example)
      }
      bytes[index / 2] |= nibble << (index.isMultiple(of: 2) ? 0 : 4)
    }
    return bytes
  }

  /// Entries stand in reading order; only the bytes inside one are reversed.
  private func tableBytes(_ text: String) throws(ItemEncodingError) -> [UInt8] {
    let reversed = try hexadecimalBytes(text, byteCount: text.utf8.count / 2, highestDigit: 9)
    guard self == .zones || self == .slots else { return reversed }
    return stride(from: reversed.count - Self.entryByteCount, through: 0, by: -Self.entryByteCount)
      .flatMap { reversed[$0..<($0 + Self.entryByteCount)] }
  }
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
      guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
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
