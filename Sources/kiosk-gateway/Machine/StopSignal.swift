import CLinux
import Glibc

/// Waits for Ctrl-C or `kill`.
///
/// Blocking the signals would not do: the runtime's main thread unblocks them all for itself, and
/// would take them with their default effect.
struct StopSignal: Sendable {
  /// Readable once SIGINT, SIGTERM or SIGHUP has come.
  private let descriptor: Int32

  /// From here on the signals no longer end the process by themselves.
  init() throws(CommandFailure) {
    descriptor = clinux_termination_descriptor()
    guard descriptor >= 0 else {
      throw CommandFailure.refused("system", "signals cannot be watched")
    }
  }

  /// Returns when one of the signals has come, or the task is cancelled.
  func wait() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        DetachedThread.start {
          var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
          while poll(&watched, 1, -1) < 0, errno == EINTR {}
          continuation.resume()
        }
      }
    } onCancel: {
      kill(getpid(), SIGTERM)
    }
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

/// Standard input, for programs that live as long as somebody holds its other end.
enum StandardInput {
  /// Calls `line` for every line that comes, and returns at the end of the input.
  static func followLines(_ line: @escaping @Sendable (String) -> Void) async {
    await withCheckedContinuation { continuation in
      DetachedThread.start {
        while let text = readLine(strippingNewline: true) { line(text) }
        continuation.resume()
      }
    }
  }
}
