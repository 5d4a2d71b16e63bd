/// How the bytes of one item are meant (DL/T 645-2007 annex A).
///
/// The standard writes a format high digit first; on the wire the low byte comes first.
package enum ItemFormat: Hashable, Sendable {
  /// A number of two digits a byte, eight bytes at most. A signed one has its sign in bit 7 of the
  /// highest byte.
  case number(byteCount: UInt8, decimals: UInt8, isSigned: Bool)
  /// Digits that are a name, not a number: their leading zeros count.
  case digits(byteCount: UInt8)
  /// ASCII, filled up with NUL; its bytes too travel in reverse.
  case ascii(byteCount: UInt8)
  /// Flags, shown as hexadecimal digits.
  case bits(byteCount: UInt8)
  /// A number in binary, four bytes at most.
  case binary(byteCount: UInt8)
  /// Another item's identifier.
  case identifier
  /// What a screen shows: an identifier; newer meters have one digit pair more behind it.
  case screen
  /// YYMMDDWW; a weekday WW of 0 is Sunday, and some meters write 07 for it.
  case date
  /// hhmmss.
  case time
  /// YYMMDDWWhhmmss.
  case dateTime
  /// YYMMDDhhmm.
  case stamp
  /// YYMMDDhhmmss: when an event was.
  case second
  /// MMDDhhmm.
  case monthDayTime
  /// DDhh.
  case dayHour
  /// hhmm.
  case hourMinute
  /// YYMMDDNN: a holiday and the number of its slot table.
  case holiday
  /// Up to 14 × MMDDNN: the start of a year zone and the number of its slot table.
  case zones
  /// Up to 14 × hhmmNN: the start of a slot and the number of its tariff.
  case slots

  /// At most this many zones or slots stand in a table (04000201, 04000203).
  package static let maximumEntryCount = 14
  static let entryByteCount = 3

  /// The bytes of one item; of a full table where it may hold fewer entries.
  package var byteCount: Int {
    switch self {
    case .number(let byteCount, _, _), .digits(let byteCount), .ascii(let byteCount),
      .bits(let byteCount), .binary(let byteCount):
      Int(byteCount)
    case .identifier, .screen, .date, .monthDayTime, .holiday: 4
    case .time: 3
    case .dateTime: 7
    case .stamp: 5
    case .second: 6
    case .dayHour, .hourMinute: 2
    case .zones, .slots: Self.maximumEntryCount * Self.entryByteCount
    }
  }

  /// Whether an item of this format may have `count` bytes.
  func allows(byteCount count: Int) -> Bool {
    switch self {
    case .zones, .slots:
      count > 0 && count <= byteCount && count.isMultiple(of: Self.entryByteCount)
    case .screen: count == byteCount || count == byteCount + 1
    default: count == byteCount
    }
  }
}
