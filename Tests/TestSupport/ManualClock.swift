package import Hardware
import Synchronization
package import Units

/// A clock that moves only when a test moves it; whoever pauses on it moves it too.
package final class ManualClock: PausingClock, WallClock {
  private let elapsed = Mutex(Duration.zero)
  private let start: Timestamp

  /// `start` is the time of day at which the clock begins.
  package init(start: Timestamp = Timestamp(milliseconds: 1_767_225_600_000)) { self.start = start }

  package func advance(by duration: Duration) { elapsed.withLock { $0 += duration } }

  package func now() -> MonotonicInstant {
    MonotonicInstant(nanoseconds: 0).advanced(by: elapsed.withLock { $0 })
  }

  package func now() -> Timestamp { start.advanced(by: elapsed.withLock { $0 }) }

  package func pause(until instant: MonotonicInstant) {
    elapsed.withLock { $0 = max($0, .nanoseconds(instant.nanoseconds)) }
  }
}
