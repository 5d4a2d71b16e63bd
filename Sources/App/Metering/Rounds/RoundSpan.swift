import Synchronization

/// The time during which a round is heard on its line: begun and ended at most once, in pairs.
final class RoundSpan: Sendable {
  private enum Stage { case before, running, over }

  private let stage = Mutex(Stage.before)
  private let onChange: @Sendable (Bool) -> Void

  init(_ onChange: @escaping @Sendable (Bool) -> Void) { self.onChange = onChange }

  func begin() {
    stage.withLock { stage in
      guard stage == .before else { return }
      stage = .running
      onChange(true)
    }
  }

  func end() {
    stage.withLock { stage in
      if stage == .running { onChange(false) }
      stage = .over
    }
  }
}
