import Hardware
import Units

/// Which time the meters' clocks show: they run `speed` times as fast as the hall's.
struct MeterClock: Hashable, Sendable {
  let speed: Int
  /// At this moment of the hall …
  let start: MonotonicInstant
  /// … the meters showed this, in seconds since 1970-01-01 of their zone.
  let meterStart: Int64

  func seconds(at now: MonotonicInstant) -> Int64 {
    let passed = max(0, now.nanoseconds - start.nanoseconds)
    // Whole seconds and the rest apart: the product of both would not fit.
    return meterStart + passed / 1_000_000_000 * Int64(speed)
      + passed % 1_000_000_000 * Int64(speed) / 1_000_000_000
  }

  func time(at now: MonotonicInstant) -> CivilTime { CivilTime(secondsSince1970: seconds(at: now)) }
}
