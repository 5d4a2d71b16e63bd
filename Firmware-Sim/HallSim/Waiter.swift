import CLinux
import Glibc
import Hardware

/// Waits for descriptors and for a moment, whichever comes first, without using the processor.
struct Waiter: ~Copyable {
  private let poll: Int32
  private let timer: Int32

  /// Events taken in one wait.
  private static let eventCapacity = 16
  /// Marks the timer among the events; descriptors are never that high.
  private static let timerMark = UInt64.max

  init() throws(HallError) {
    let poll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard poll >= 0 else { throw .system(path: "epoll", call: "epoll_create1", errno: errno) }
    let timer = timerfd_create(CLOCK_MONOTONIC, Int32(TFD_NONBLOCK | TFD_CLOEXEC))
    guard timer >= 0 else {
      let problem = errno
      close(poll)
      throw .system(path: "timer", call: "timerfd_create", errno: problem)
    }
    self.poll = poll
    self.timer = timer
    var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(u64: Self.timerMark))
    epoll_ctl(poll, EPOLL_CTL_ADD, timer, &event)
  }

  deinit {
    close(timer)
    close(poll)
  }

  /// Watches a descriptor for input; `false` where that is impossible, as for a plain file.
  func watch(_ descriptor: Int32) -> Bool {
    var event = epoll_event(
      events: EPOLLIN.rawValue, data: epoll_data_t(u64: UInt64(descriptor)))
    return epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event) == 0
  }

  func forget(_ descriptor: Int32) { epoll_ctl(poll, EPOLL_CTL_DEL, descriptor, nil) }

  /// The descriptors that have input or are closed at the other end; none where `deadline` came
  /// first. Without a deadline it waits for input alone.
  func wait(until deadline: MonotonicInstant?) -> [Int32] {
    // A time of zero would disarm the timer.
    let moment = deadline.map { max(1, $0.nanoseconds) } ?? 0
    var setting = itimerspec()
    setting.it_value = timespec(
      tv_sec: Int(moment / 1_000_000_000), tv_nsec: Int(moment % 1_000_000_000))
    timerfd_settime(timer, Int32(TFD_TIMER_ABSTIME), &setting, nil)
    var events = [epoll_event](repeating: epoll_event(), count: Self.eventCapacity)
    let count = epoll_wait(poll, &events, Int32(events.count), -1)
    guard count > 0 else { return [] }
    return events.prefix(Int(count)).compactMap {
      $0.data.u64 == Self.timerMark ? nil : Int32($0.data.u64)
    }
  }
}
