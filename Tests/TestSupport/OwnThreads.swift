package import Testing

/// Runs a suite's tests where they may block, on threads of their own.
///
/// These tests wait for other processes. On the few threads that all tasks share they would stop
/// every other test meanwhile.
package struct OwnThreads: SuiteTrait, TestTrait, TestScoping {
  package let isRecursive = true

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await onOwnThread { try await function() }
  }
}

extension Trait where Self == OwnThreads {
  package static var onOwnThreads: Self { OwnThreads() }
}
