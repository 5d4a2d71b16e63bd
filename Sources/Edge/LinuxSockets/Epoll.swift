import CLinux
import Glibc

/// The kernel's list of descriptors that we wait for, level-triggered.
struct Epoll: ~Copyable {
  private let descriptor: Descriptor
  private let events: UnsafeMutableBufferPointer<epoll_event>

  /// Events taken at once.
  private static let batchCount = 256

  struct Interest: OptionSet {
    let rawValue: UInt32
    static let read = Interest(rawValue: EPOLLIN.rawValue)
    static let write = Interest(rawValue: EPOLLOUT.rawValue)
    /// The peer has ended its side.
    static let end = Interest(rawValue: EPOLLRDHUP.rawValue)
    /// Always reported.
    static let failure = Interest(rawValue: EPOLLERR.rawValue | EPOLLHUP.rawValue)
  }

  init() throws(ListenError) {
    let number = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard number >= 0 else { throw .system(call: "epoll_create1", errno: errno) }
    descriptor = Descriptor(number)
    events = .allocate(capacity: Self.batchCount)
    events.initialize(repeating: epoll_event())
  }

  deinit { events.deallocate() }

  /// `tag` comes back with each event. False where the kernel has no room.
  func add(_ number: Int32, _ interest: Interest, tag: UInt64) -> Bool {
    control(EPOLL_CTL_ADD, number, interest, tag)
  }

  func change(_ number: Int32, _ interest: Interest, tag: UInt64) -> Bool {
    control(EPOLL_CTL_MOD, number, interest, tag)
  }

  /// Waits at most `milliseconds` (-1: for ever); how many events there are, 0 after a signal.
  func wait(milliseconds: Int32) throws(ListenError) -> Int {
    let count = epoll_wait(
      descriptor.number, events.baseAddress, Int32(Self.batchCount), milliseconds)
    if count >= 0 { return Int(count) }
    guard errno == EINTR else { throw .system(call: "epoll_wait", errno: errno) }
    return 0
  }

  /// The event at `index` of the last wait.
  func event(_ index: Int) -> (tag: UInt64, ready: Interest) {
    (events[index].data.u64, Interest(rawValue: events[index].events))
  }

  private func control(_ call: Int32, _ number: Int32, _ interest: Interest, _ tag: UInt64) -> Bool
  {
    var event = epoll_event()
    event.events = interest.rawValue
    event.data.u64 = tag
    return epoll_ctl(descriptor.number, call, number, &event) == 0
  }
}
