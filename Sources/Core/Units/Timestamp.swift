/// A moment: milliseconds since 1970-01-01T00:00:00Z, as the wall clock tells it.
package struct Timestamp: Hashable, Comparable, Sendable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }

  /// This moment `duration` later; parts below a millisecond are cut off.
  package func advanced(by duration: Duration) -> Timestamp {
    let (seconds, attoseconds) = duration.components
    return Timestamp(
      milliseconds: milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }

  /// From `other` to this moment; negative where `other` is later.
  package func since(_ other: Timestamp) -> Duration {
    .milliseconds(milliseconds - other.milliseconds)
  }
}

/// A fixed distance from UTC in minutes, −14:00…+14:00. There are no named zones here.
package struct UTCOffset: Hashable, Sendable {
  package let minutes: Int

  package static let utc = UTCOffset(checkedMinutes: 0)
  /// China has had no other since 1991.
  package static let china = UTCOffset(checkedMinutes: 480)

  private init(checkedMinutes: Int) { minutes = checkedMinutes }

  package init?(minutes: Int) {
    guard (-840...840).contains(minutes) else { return nil }
    self.minutes = minutes
  }

  /// Reads "+08:00", "-03:30" or "Z".
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    if text == "Z" { self.init(minutes: 0); return }
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
      let hours = twoDigitNumber(text.dropFirst().prefix(2)),
      let rest = twoDigitNumber(text.suffix(2)), rest < 60
    else { return nil }
    switch bytes[0] {
    case UInt8(ascii: "+"): self.init(minutes: hours * 60 + rest)
    case UInt8(ascii: "-"): self.init(minutes: -(hours * 60 + rest))
    default: return nil
    }
  }
}

extension UTCOffset: CustomStringConvertible {
  package var description: String {
    let size = abs(minutes)
    return (minutes < 0 ? "-" : "+") + twoDigits(size / 60) + ":" + twoDigits(size % 60)
  }
}
