import Glibc
package import Hardware
package import Units

/// The kernel's monotonic clock (CLOCK_MONOTONIC): it stands while the machine sleeps.
package struct SystemMonotonicClock: PausingClock {
  package init() {}

  package func now() -> MonotonicInstant {
    let time = read(CLOCK_MONOTONIC)
    return MonotonicInstant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  /// Sleeps to an absolute time, so that neither a signal nor a late start makes it longer; comes
  /// back about 0.1 ms late on an idle machine.
  package func pause(until instant: MonotonicInstant) {
    var time = timespec(
      tv_sec: Int(instant.nanoseconds / 1_000_000_000),
      tv_nsec: Int(instant.nanoseconds % 1_000_000_000))
    while clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nil) == EINTR {}
  }

  func pause(for duration: Duration) { pause(until: now().advanced(by: duration)) }
}

/// The kernel's time of day (CLOCK_REALTIME).
package struct SystemWallClock: WallClock {
  package init() {}

  package func now() -> Timestamp {
    let time = read(CLOCK_REALTIME)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}

/// Both clocks exist in every Linux, so reading them cannot fail.
private func read(_ clock: clockid_t) -> timespec {
  var time = timespec()
  clock_gettime(clock, &time)
  return time
}
