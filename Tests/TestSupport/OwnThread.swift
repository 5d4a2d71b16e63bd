import Foundation

/// Runs `body` where it may block: on threads of its own, not on the few that all tasks share.
///
/// A test that waits in the kernel would otherwise stop the very tasks it waits for.
package func onOwnThread<Result: Sendable>(
  _ body: @Sendable () async throws -> Result
) async throws -> Result {
  try await withTaskExecutorPreference(OwnThreadExecutor()) { try await body() }
}

/// A new thread for every piece of work.
private final class OwnThreadExecutor: TaskExecutor {
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    Thread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }.start()
  }
}
