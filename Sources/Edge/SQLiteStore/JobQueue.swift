import Glibc
import Synchronization

/// A bounded line of jobs in front of one thread.
///
/// Sendable without the compiler's word for it: the semaphore is made for many threads, and all
/// else stands behind the mutex.
final class JobQueue<Job: Sendable>: @unchecked Sendable {
  private struct State {
    var jobs: [Job] = []
    var isClosed = false
    var hasEnded = false
    var waitingForEnd: [CheckedContinuation<Void, Never>] = []
  }

  private let capacity: Int
  private let state = Mutex(State())
  /// At least as many as there are jobs in line.
  private let semaphore: UnsafeMutablePointer<sem_t>

  init(capacity: Int) {
    self.capacity = capacity
    semaphore = .allocate(capacity: 1)
    sem_init(semaphore, 0, 0)
  }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  var count: Int { state.withLock { $0.jobs.count } }

  func submit(_ job: Job) throws(JobRefusal) {
    try state.withLock { (state) throws(JobRefusal) in
      guard !state.isClosed else { throw .closed }
      guard state.jobs.count < capacity else { throw .full }
      state.jobs.append(job)
    }
    sem_post(semaphore)
  }

  /// Lets no further job in; those in line are still taken.
  func close() {
    state.withLock { $0.isClosed = true }
    sem_post(semaphore)
  }

  /// Returns when the thread has said that it ends.
  func waitForEnd() async {
    await withCheckedContinuation { continuation in
      let hasEnded = state.withLock { state in
        if !state.hasEnded { state.waitingForEnd.append(continuation) }
        return state.hasEnded
      }
      if hasEnded { continuation.resume() }
    }
  }

  /// Waits for jobs and takes what has gathered, at most `count`; `nil` where none can come.
  func next(atMost count: Int) -> [Job]? {
    while true {
      // Interrupted by a signal: the loop below finds nothing and waits again.
      sem_wait(semaphore)
      let (batch, isOver) = state.withLock { state in
        let batch = Array(state.jobs.prefix(count))
        state.jobs.removeFirst(batch.count)
        return (batch, state.isClosed)
      }
      if !batch.isEmpty { return batch }
      if isOver { return nil }
    }
  }

  func end() {
    let waiting = state.withLock { state in
      state.hasEnded = true
      defer { state.waitingForEnd = [] }
      return state.waitingForEnd
    }
    for continuation in waiting { continuation.resume() }
  }
}

enum JobRefusal: Error {
  case full
  case closed
}
