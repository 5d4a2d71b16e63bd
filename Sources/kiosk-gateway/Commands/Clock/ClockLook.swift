import Records
import DLT645
import JSON
import Metering
import Units

/// What a meter's clock showed, and how far that was from ours.
struct ClockLook {
  let shown: CivilTime
  /// Seconds by which the meter's clock is ahead of the time it ought to show.
  let ahead: Int64
  /// The items in which the meter keeps its clock, as they are to be written.
  let items: Items

  enum Items: Hashable {
    /// 0400010C, a filed extension.
    case whole(DataIdentifier)
    case apart(date: DataIdentifier, time: DataIdentifier)
  }

  private static let whole = DataIdentifier(rawValue: 0x0400_010C)

  /// Reads the clock; `offset` is by how many seconds the meter ought to be ahead of this computer.
  static func read(
    _ session: MeterSession, _ partner: MeterSession.Partner, offset: Int64 = 0
  ) async throws -> ClockLook {
    if partner.edition == .of2007 {
      let result = await session.read([whole], from: partner)
      if let shown = result.items.first?.moment {
        return look(shown, .whole(whole), result, session, offset)
      }
      if result.quality != .refused, !result.quality.hasValues {
        throw failure(result, partner, whole, session)
      }
    }
    return try await apart(session, partner, offset, mayRepeat: true)
  }

  /// From date and time, which meters of the standard keep apart.
  private static func apart(
    _ session: MeterSession, _ partner: MeterSession.Partner, _ offset: Int64, mayRepeat: Bool
  ) async throws -> ClockLook {
    let (date, time) = partner.edition.clockItems
    let result = await session.read([time, date, time], from: partner)
    let times = result.items.filter { $0.id == time }
      .compactMap { $0.text.flatMap { CivilTime(typed: "2000-01-01 \($0)") } }
    let day = result.items.first { $0.id == date }?.moment?.date
    guard let first = times.first, let last = times.last, let day else {
      throw failure(result, partner, time, session)
    }
    // Midnight came between: the date may be either day's.
    if last < first, mayRepeat {
      return try await apart(session, partner, offset, mayRepeat: false)
    }
    return look(
      CivilTime(date: day, secondOfDay: first.secondOfDay), .apart(date: date, time: time),
      result, session, offset)
  }

  private static func look(
    _ shown: CivilTime, _ items: Items, _ result: ReadResult, _ session: MeterSession,
    _ offset: Int64
  ) -> ClockLook {
    // The meter cuts off parts of a second: half of one is the fairest guess.
    let theirs = shown.moment(offset: .china).milliseconds + 500 - offset * 1000
    let ahead = theirs - session.moment(of: result.heardAt).milliseconds
    return ClockLook(shown: shown, ahead: (ahead + (ahead < 0 ? -500 : 500)) / 1000, items: items)
  }

  private static func failure(
    _ result: ReadResult, _ partner: MeterSession.Partner, _ item: DataIdentifier,
    _ session: MeterSession
  ) -> CommandFailure {
    ReadFailure.of(result, asked: partner.meter, item: item, session.call)
      ?? .refused("noClock", "meter \(partner.meter) shows no time that a calendar holds")
  }

  /// "73 s ahead", "2 h 5 min 10 s behind", "right to the second".
  var difference: String {
    guard ahead != 0 else { return "right to the second" }
    let size = ahead.magnitude
    let parts = [
      (size / 86_400, "d"), (size / 3600 % 24, "h"), (size / 60 % 60, "min"), (size % 60, "s"),
    ]
    return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: " ")
      + (ahead > 0 ? " ahead" : " behind")
  }

  var output: Output {
    .object([("time", .string("\(shown)")), ("aheadSeconds", .integer(ahead))])
  }
}

extension Edition {
  /// Date and time.
  var clockItems: (date: DataIdentifier, time: DataIdentifier) {
    switch self {
    case .of2007: (DataIdentifier(rawValue: 0x0400_0101), DataIdentifier(rawValue: 0x0400_0102))
    case .of1997: (DataIdentifier(of1997: 0xC010), DataIdentifier(of1997: 0xC011))
    }
  }
}
