import Synchronization

/// The time during which a round or a read is heard on its line: begun and ended at most once, in
/// pairs.
package final class HeardSpan: Sendable {
  private enum Stage { case before, running, over }

  private let stage = Mutex(Stage.before)
  private let onChange: @Sendable (Bool) -> Void

  package init(_ onChange: @escaping @Sendable (Bool) -> Void) { self.onChange = onChange }

  package func begin() {
    stage.withLock { stage in
      guard stage == .before else { return }
      stage = .running
      onChange(true)
    }
  }

  package func end() {
    stage.withLock { stage in
      if stage == .running { onChange(false) }
      stage = .over
    }
  }
}
