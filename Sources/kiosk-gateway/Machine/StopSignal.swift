import Glibc

/// Waits for Ctrl-C or `kill`.
///
/// The signals are blocked for every thread and fetched by one; no code runs inside a handler.
struct StopSignal: Sendable {
  /// Blocks SIGINT, SIGTERM and SIGHUP; call it before anything starts a thread.
  init() {
    var set = Self.signals
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Returns when one of the signals has come, or the task is cancelled. At most one may wait.
  func wait() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        DetachedThread.start {
          var set = Self.signals
          var signal: Int32 = 0
          while sigwait(&set, &signal) != 0 {}
          continuation.resume()
        }
      }
    } onCancel: {
      kill(getpid(), SIGTERM)
    }
  }

  private static var signals: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&set, signal) }
    return set
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
