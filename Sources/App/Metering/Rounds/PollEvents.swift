package import Records
package import Units

/// Whom the poller tells what.
package struct PollEvents: Sendable {
  /// Takes each reading, one after the other for each line; a slow taker does not hold up the line.
  package var deliver: @Sendable (ReadingDraft) async -> Void
  /// `true` when a line's round sends its first request, `false` when that round has ended. The
  /// calls come in pairs for each line; health checks make none.
  package var onActivity: @Sendable (Bool) -> Void
  package var onRound: @Sendable (RoundNews) -> Void

  package init(
    deliver: @escaping @Sendable (ReadingDraft) async -> Void,
    onActivity: @escaping @Sendable (Bool) -> Void = { _ in },
    onRound: @escaping @Sendable (RoundNews) -> Void = { _ in }
  ) {
    self.deliver = deliver
    self.onActivity = onActivity
    self.onRound = onRound
  }
}

/// How the rounds over all lines stand.
package struct RoundNews: Hashable, Sendable {
  /// Whether a round is on any line.
  package var isRunning = false
  /// When the last line had ended its round.
  package var lastEnded: Timestamp?
  /// When the next line begins one.
  package var next: Timestamp?

  package init() {}
}
