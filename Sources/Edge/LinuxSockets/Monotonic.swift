import Glibc
import HTTP
import Units

/// Nanoseconds of the clock that only goes forward; the unit of the loop's deadlines.
typealias Nanoseconds = Int64

extension Duration {
  var nanoseconds: Nanoseconds {
    let (seconds, attoseconds) = components
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }
}

/// The two clocks that the loop reads: once each turn, not once each request.
struct LoopClock {
  private(set) var now: Nanoseconds = 0
  /// The moment for the Date field, made anew each second.
  private(set) var date: [UInt8] = []
  private var second: Int = -1

  init() { read() }

  mutating func read() {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    now = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    clock_gettime(CLOCK_REALTIME_COARSE, &time)
    guard time.tv_sec != second else { return }
    second = time.tv_sec
    date = Array(HTTPDate.text(Timestamp(milliseconds: Int64(second) * 1000)).utf8)
  }
}
