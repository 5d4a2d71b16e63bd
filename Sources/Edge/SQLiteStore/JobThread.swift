import Glibc

/// A thread of its own that takes jobs in order, as many at once as have gathered meanwhile.
///
/// It may block as long as it likes: nothing else of the program runs on it.
final class JobThread<Job: Sendable>: Sendable {
  private let queue: JobQueue<Job>

  /// Starts the thread.
  ///
  /// - Parameters:
  ///   - capacity: How many jobs may wait.
  ///   - batch: How many `run` gets at most.
  ///   - run: Called on the thread with at least one job; released on the thread at its end.
  ///   - end: Called on the thread at its end, after `run` is gone.
  /// - Throws: The errno of `pthread_create`.
  init(
    capacity: Int, batch: Int, run: sending @escaping ([Job]) -> Void,
    end: @escaping @Sendable () -> Void
  ) throws(ThreadRefusal) {
    let queue = JobQueue<Job>(capacity: capacity)
    self.queue = queue
    var work: (([Job]) -> Void)? = run
    try startThread {
      while let jobs = queue.next(atMost: batch) { work?(jobs) }
      work = nil
      end()
      queue.end()
    }
  }

  deinit { queue.close() }

  /// How many jobs the thread has not taken yet.
  var waitingCount: Int { queue.count }

  func submit(_ job: Job) throws(JobRefusal) { try queue.submit(job) }

  /// Lets no further job in and returns when those in line are done and the thread is ending.
  func close() async {
    queue.close()
    await queue.waitForEnd()
  }
}

struct ThreadRefusal: Error {
  var errno: Int32
}

/// Runs `main` on a new, detached thread that gets no signals: those are for the main program.
private func startThread(_ main: sending @escaping () -> Void) throws(ThreadRefusal) {
  final class Start {
    let main: () -> Void
    init(_ main: @escaping () -> Void) { self.main = main }
  }
  var everySignal = sigset_t()
  var before = sigset_t()
  sigfillset(&everySignal)
  pthread_sigmask(SIG_SETMASK, &everySignal, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  let start = Unmanaged.passRetained(Start(main))
  var thread = pthread_t()
  let code = pthread_create(
    &thread, nil,
    { start in
      if let start { Unmanaged<Start>.fromOpaque(start).takeRetainedValue().main() }
      return nil
    }, start.toOpaque())
  guard code == 0 else {
    start.release()
    throw ThreadRefusal(errno: code)
  }
  pthread_detach(thread)
}
