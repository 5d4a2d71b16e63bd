import Glibc
import Hardware
import Units

/// The clocks of this computer.
enum SystemTime {
  static func monotonic() -> MonotonicInstant {
    MonotonicInstant(nanoseconds: read(CLOCK_MONOTONIC))
  }

  static func wall() -> Timestamp { Timestamp(milliseconds: read(CLOCK_REALTIME) / 1_000_000) }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
