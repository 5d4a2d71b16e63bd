package import Testing

/// Runs a suite's tests where they may block, on threads of their own.
///
/// These tests wait for other processes. On the few threads that all tasks share they would stop
/// every other test meanwhile.
package struct OwnThreads: SuiteTrait, TestTrait, TestScoping {
  package let isRecursive = true
  let givesWay: Bool

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await onOwnThread(givesWay: givesWay) { try await function() }
  }
}

extension Trait where Self == OwnThreads {
  package static var onOwnThreads: Self { OwnThreads(givesWay: false) }

  /// For tests that compute for long: their threads give way to those of tests that have a time
  /// to keep.
  package static var computing: Self { OwnThreads(givesWay: true) }
}
