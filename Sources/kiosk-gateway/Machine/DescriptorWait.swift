import CLinux
import Glibc

/// Waits for a descriptor without holding up the threads that all tasks share.
enum DescriptorWait {
  /// Returns when the descriptor has something to read, or the task is cancelled.
  static func readable(_ descriptor: Int32) async throws(CommandFailure) {
    let cancelled = eventfd(0, Int32(EFD_CLOEXEC))
    guard cancelled >= 0 else {
      throw .refused("system", "eventfd: \(String(cString: strerror(errno)))")
    }
    defer { close(cancelled) }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        DetachedThread.start {
          var watched = [descriptor, cancelled].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
          }
          while poll(&watched, nfds_t(watched.count), -1) < 0, errno == EINTR {}
          continuation.resume()
        }
      }
    } onCancel: {
      eventfd_write(cancelled, 1)
    }
  }
}

/// Blocks until the descriptor has something to read; `false` where `deadline` came first.
func isReadable(_ descriptor: Int32, until deadline: ContinuousClock.Instant) -> Bool {
  while true {
    let left = Int64((deadline - .now) / .nanoseconds(1))
    var happened: Int16 = 0
    let count = clinux_poll(descriptor, Int16(POLLIN), left, &happened)
    if count < 0 && errno == EINTR { continue }
    return count > 0
  }
}

/// A thread for one call that blocks for as long as it likes.
enum DetachedThread {
  private final class Job: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  static func start(_ body: @escaping @Sendable () -> Void) {
    let job = Unmanaged.passRetained(Job(body))
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().body()
        return nil
      }, job.toOpaque())
    precondition(failure == 0, "no thread to be had")
    pthread_detach(thread)
  }
}
