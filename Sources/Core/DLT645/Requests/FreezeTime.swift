/// When a meter is to freeze its registers (16H, §7.6): mm hh DD MM, 99 where any counts.
package enum FreezeTime: Hashable, Sendable {
  case now
  /// Each hour at this minute, 0…59.
  case hourly(minute: Int)
  /// Each day at hour 0…23 and minute 0…59.
  case daily(hour: Int, minute: Int)
  /// Each month on day 1…28 or later, where the month has it.
  case monthly(day: Int, hour: Int, minute: Int)

  package static let byteCount = 4
  private static let any: UInt8 = 0x99

  /// From mm hh DD MM; `nil` for a pattern that the standard does not have.
  package init?(wireBytes bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    let four = Array(bytes)
    guard four[3] == Self.any else { return nil }
    let (minute, hour, day) = (
      WireTime.pair(four[0]), WireTime.pair(four[1]), WireTime.pair(four[2])
    )
    switch (four[0] == Self.any, four[1] == Self.any, four[2] == Self.any) {
    case (true, true, true): self = .now
    case (false, true, true):
      guard let minute, minute < 60 else { return nil }
      self = .hourly(minute: minute)
    case (false, false, true):
      guard let minute, let hour, minute < 60, hour < 24 else { return nil }
      self = .daily(hour: hour, minute: minute)
    case (false, false, false):
      guard let minute, let hour, let day, minute < 60, hour < 24, (1...31).contains(day) else {
        return nil
      }
      self = .monthly(day: day, hour: hour, minute: minute)
    default: return nil
    }
  }

  /// mm hh DD MM.
  package var wireBytes: [UInt8] { [UInt8](capacity: Self.byteCount) { append(to: &$0) } }

  func append(to out: inout OutputSpan<UInt8>) {
    let (minute, hour, day): (Int?, Int?, Int?) =
      switch self {
      case .now: (nil, nil, nil)
      case .hourly(let minute): (minute, nil, nil)
      case .daily(let hour, let minute): (minute, hour, nil)
      case .monthly(let day, let hour, let minute): (minute, hour, day)
      }
    out.append(minute.map(WireTime.byte) ?? Self.any)
    out.append(hour.map(WireTime.byte) ?? Self.any)
    out.append(day.map(WireTime.byte) ?? Self.any)
    out.append(Self.any)
  }
}
