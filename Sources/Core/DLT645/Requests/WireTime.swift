package import Units

/// Moments inside commands: two digits a byte, lowest unit first. YY counts from 2000.
package enum WireTime {
  /// ss mm hh DD MM YY.
  package static let secondsByteCount = 6
  /// mm hh DD MM YY.
  package static let minutesByteCount = 5

  /// `number` (0…99) as two digits.
  package static func byte(_ number: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: (number / 10 % 10) << 4 | (number % 10))
  }

  /// The two digits of a byte; `nil` where one is none.
  package static func pair(_ byte: UInt8) -> Int? {
    byte & 0x0F <= 9 && byte >> 4 <= 9 ? Int(byte >> 4) * 10 + Int(byte & 0x0F) : nil
  }

  /// ss mm hh DD MM YY; of the year only the last two digits travel.
  package static func bytes(_ moment: CivilTime) -> [UInt8] {
    [UInt8](capacity: secondsByteCount) { append(moment, to: &$0) }
  }

  /// mm hh DD MM YY.
  package static func minuteBytes(_ moment: CivilTime) -> [UInt8] {
    [UInt8](capacity: minutesByteCount) { appendMinutes(moment, to: &$0) }
  }

  /// Appends ss mm hh DD MM YY.
  static func append(_ moment: CivilTime, to out: inout OutputSpan<UInt8>) {
    out.append(byte(moment.second))
    appendMinutes(moment, to: &out)
  }

  /// Appends mm hh DD MM YY.
  static func appendMinutes(_ moment: CivilTime, to out: inout OutputSpan<UInt8>) {
    out.append(byte(moment.minute))
    out.append(byte(moment.hour))
    out.append(byte(moment.date.day))
    out.append(byte(moment.date.month))
    out.append(byte(moment.date.year % 100))
  }

  /// From ss mm hh DD MM YY, or without the seconds; `nil` for what no calendar holds.
  package static func moment(_ bytes: some Collection<UInt8>) -> CivilTime? {
    guard bytes.count == secondsByteCount || bytes.count == minutesByteCount else { return nil }
    var parts: [Int] = []
    for byte in bytes {
      guard let pair = pair(byte) else { return nil }
      parts.append(pair)
    }
    let second = bytes.count == secondsByteCount ? parts.removeFirst() : 0
    guard let date = CivilDate(year: 2000 + parts[4], month: parts[3], day: parts[2]),
      parts[1] < 24, parts[0] < 60, second < 60
    else { return nil }
    return CivilTime(date: date, secondOfDay: parts[1] * 3600 + parts[0] * 60 + second)
  }
}
