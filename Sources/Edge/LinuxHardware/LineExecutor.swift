import Glibc

/// Runs the jobs of one actor, in order, on a thread of its own that may block.
///
/// The thread holds only the list of jobs, so it ends with the last owner of the executor.
package final class LineExecutor: SerialExecutor {
  private let jobs = JobList()

  /// Starts the thread. The kernel refuses one only where the process has used up its threads;
  /// nothing can go on then.
  package init() {
    var thread = pthread_t()
    let list = Unmanaged.passRetained(jobs)
    let problem = pthread_create(&thread, nil, runJobs, list.toOpaque())
    precondition(problem == 0, "no thread for a line: error \(problem)")
    pthread_detach(thread)
  }

  deinit { jobs.end() }

  package func enqueue(_ job: consuming ExecutorJob) {
    jobs.add(UnownedJob(job), on: self)
  }

  package func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    UnownedSerialExecutor(ordinary: self)
  }
}

/// The thread's whole life.
private func runJobs(_ list: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let list else { return nil }
  let jobs = Unmanaged<JobList>.fromOpaque(list).takeRetainedValue()
  while let (job, executor) = jobs.next() {
    job.runSynchronously(on: executor.asUnownedSerialExecutor())
  }
  return nil
}

/// Jobs that wait for the thread.
///
/// Unchecked: everything in it is touched under its own mutex only. A condition is waited on, which
/// the standard library's `Mutex` cannot do.
private final class JobList: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  /// Each with its executor, which must outlive the job.
  private var waiting: [(UnownedJob, LineExecutor)] = []
  private var isEnded = false

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  func add(_ job: UnownedJob, on executor: LineExecutor) {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    waiting.append((job, executor))
    pthread_cond_signal(condition)
  }

  /// The oldest job, waiting for one; `nil` at the end.
  func next() -> (UnownedJob, LineExecutor)? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while waiting.isEmpty, !isEnded { pthread_cond_wait(condition, mutex) }
    return waiting.isEmpty ? nil : waiting.removeFirst()
  }

  func end() {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    isEnded = true
    pthread_cond_signal(condition)
  }
}
