package import Units

/// The time of day. It may jump: order comes from sequence numbers, never from it.
package protocol WallClock: Sendable {
  func now() -> Timestamp
}

/// A clock that only goes forward; for time-outs and pace.
package protocol MonotonicClock: Sendable {
  func now() -> MonotonicInstant
}

/// Nanoseconds since some fixed moment of this boot.
package struct MonotonicInstant: Hashable, Comparable, Sendable {
  package var nanoseconds: Int64

  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  package func advanced(by duration: Duration) -> MonotonicInstant {
    let (seconds, attoseconds) = duration.components
    return MonotonicInstant(
      nanoseconds: nanoseconds + seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
  }

  package func since(_ other: MonotonicInstant) -> Duration {
    .nanoseconds(nanoseconds - other.nanoseconds)
  }

  package static func < (a: MonotonicInstant, b: MonotonicInstant) -> Bool {
    a.nanoseconds < b.nanoseconds
  }
}

/// A monotonic clock that can also hold up its caller.
package protocol PausingClock: MonotonicClock {
  /// Blocks the calling thread until `instant`, or not at all where that is past; only for an
  /// executor that may block.
  func pause(until instant: MonotonicInstant)
}
