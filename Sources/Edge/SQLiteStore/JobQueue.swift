import Glibc

/// A bounded line of jobs in front of one thread.
///
/// Sendable without the compiler's word for it: all that changes is touched with the lock held.
/// The lock is a pthread's, not a `Mutex`: a thread can wait on it for news, and the thread
/// sanitizer sees it.
final class JobQueue<Job: Sendable>: @unchecked Sendable {
  private struct State {
    var jobs: [Job] = []
    var isClosed = false
    var hasEnded = false
    var waitingForEnd: [CheckedContinuation<Void, Never>] = []
  }

  private let capacity: Int
  private var state = State()
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let news: UnsafeMutablePointer<pthread_cond_t>

  init(capacity: Int) {
    self.capacity = capacity
    lock = .allocate(capacity: 1)
    news = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
    pthread_cond_init(news, nil)
  }

  deinit {
    pthread_cond_destroy(news)
    pthread_mutex_destroy(lock)
    news.deallocate()
    lock.deallocate()
  }

  var count: Int { withLock { $0.jobs.count } }

  func submit(_ job: Job) throws(JobRefusal) {
    try withLock { (state) throws(JobRefusal) in
      guard !state.isClosed else { throw .closed }
      guard state.jobs.count < capacity else { throw .full }
      state.jobs.append(job)
      pthread_cond_signal(news)
    }
  }

  /// Lets no further job in; those in line are still taken.
  func close() {
    withLock { state in
      state.isClosed = true
      pthread_cond_signal(news)
    }
  }

  /// Returns when the thread has said that it ends.
  func waitForEnd() async {
    await withCheckedContinuation { continuation in
      let hasEnded = withLock { state in
        if !state.hasEnded { state.waitingForEnd.append(continuation) }
        return state.hasEnded
      }
      if hasEnded { continuation.resume() }
    }
  }

  /// Waits for jobs and takes what has gathered, at most `count`; `nil` where none can come.
  func next(atMost count: Int) -> [Job]? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while state.jobs.isEmpty && !state.isClosed { pthread_cond_wait(news, lock) }
    guard !state.jobs.isEmpty else { return nil }
    let batch = Array(state.jobs.prefix(count))
    state.jobs.removeFirst(batch.count)
    return batch
  }

  func end() {
    let waiting = withLock { state in
      state.hasEnded = true
      defer { state.waitingForEnd = [] }
      return state.waitingForEnd
    }
    for continuation in waiting { continuation.resume() }
  }

  private func withLock<Result, Failure>(
    _ body: (inout State) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return try body(&state)
  }
}

enum JobRefusal: Error {
  case full
  case closed
}
