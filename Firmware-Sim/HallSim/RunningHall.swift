import CLinux
import Glibc
import Synchronization

/// A hall on a thread of its own, for programs that do other things meanwhile.
package final class RunningHall: Sendable {
  private enum Phase {
    case opening
    case open
    case ended(HallError?)
  }

  /// What the thread shares with its owner.
  private final class Shared: Sendable {
    let plan: HallPlan
    let phase = Mutex(Phase.opening)
    /// Written by the thread whenever the phase changes.
    let changed: Int32
    /// Written by the owner to end the hall.
    let stop: Int32

    init(_ plan: HallPlan) throws(HallError) {
      self.plan = plan
      let changed = eventfd(0, Int32(EFD_CLOEXEC))
      let stop = eventfd(0, Int32(EFD_CLOEXEC))
      guard changed >= 0, stop >= 0 else {
        throw .system(path: "hall", call: "eventfd", errno: errno)
      }
      (self.changed, self.stop) = (changed, stop)
    }

    deinit {
      close(changed)
      close(stop)
    }

    func enter(_ phase: Phase) {
      self.phase.withLock { $0 = phase }
      eventfd_write(changed, 1)
    }

    func live() {
      do throws(HallError) {
        let hall = try Hall(plan)
        enter(.open)
        try hall.run(until: [.readable(stop)])
        enter(.ended(nil))
      } catch {
        enter(.ended(error))
      }
    }
  }

  private let shared: Shared
  private let thread: pthread_t
  private let isJoined = Mutex(false)

  /// Opens the hall; its lines can be opened when this returns.
  package init(_ plan: HallPlan) throws(HallError) {
    let shared = try Shared(plan)
    self.shared = shared
    var thread = pthread_t()
    let problem = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Shared>.fromOpaque(argument).takeRetainedValue().live()
        return nil
      }, Unmanaged.passRetained(shared).toOpaque())
    precondition(problem == 0, "no thread to be had")
    self.thread = thread
    var count: eventfd_t = 0
    while eventfd_read(shared.changed, &count) != 0 && errno == EINTR {}
    let failure: HallError? = shared.phase.withLock {
      if case .ended(let error) = $0 { error } else { nil }
    }
    if let failure { throw failure }
  }

  deinit { stop() }

  /// Ends the hall, waits for it, and so removes its links.
  package func stop() {
    let wasJoined = isJoined.withLock { isJoined in
      defer { isJoined = true }
      return isJoined
    }
    guard !wasJoined else { return }
    eventfd_write(shared.stop, 1)
    pthread_join(thread, nil)
  }
}
