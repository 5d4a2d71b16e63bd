import Foundation

/// Runs `body` where it may block: on threads of its own, not on the few that all tasks share.
///
/// A test that waits in the kernel would otherwise stop the very tasks it waits for.
package func onOwnThread<Result: Sendable>(
  givesWay: Bool = false, _ body: @Sendable () async throws -> Result
) async throws -> Result {
  try await withTaskExecutorPreference(OwnThreadExecutor(givesWay: givesWay)) { try await body() }
}

/// A new thread for every piece of work.
private final class OwnThreadExecutor: TaskExecutor {
  /// As low as a thread may stand.
  private static let lowestPriority: Int32 = 19
  private let givesWay: Bool

  init(givesWay: Bool) { self.givesWay = givesWay }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    Thread { [givesWay] in
      // On Linux this is the calling thread's alone.
      if givesWay { _ = setpriority(Int32(PRIO_PROCESS.rawValue), 0, Self.lowestPriority) }
      job.runSynchronously(on: self.asUnownedTaskExecutor())
    }.start()
  }
}
