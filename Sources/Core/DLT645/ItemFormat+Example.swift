import Units

extension ItemFormat {
  /// A text that `bytes(for:)` takes.
  package var example: String {
    switch self {
    case .number(_, let decimals, _):
      ExactDecimal(digits: 0, decimals: Int(decimals)).description
    case .digits, .bits: String(repeating: "0", count: byteCount * 2)
    case .binary: "0"
    case .ascii: "220V"
    case .identifier, .screen: "00010000"
    case .date: "2026-11-23"
    case .time: "12:00:00"
    case .dateTime, .second: "2026-11-23 12:00:00"
    case .stamp: "2026-11-23 12:00"
    case .monthDayTime: "11-23 12:00"
    case .dayHour: "01 00:00"
    case .hourMinute: "12:00"
    case .holiday: "2026-10-01 2"
    case .zones: "01-01 1, 07-01 2"
    case .slots: "06:00 2, 22:00 1"
    }
  }
}
