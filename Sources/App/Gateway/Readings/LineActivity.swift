import Synchronization

/// Counts the readings with a cause that are on any line; the strips run while there is one.
package final class LineActivity: Sendable {
  private let count = Mutex(0)
  private let onChange: @Sendable (Bool) -> Void

  /// `onChange` is told when the first begins and when the last has ended, in that order: it is
  /// called under a lock, and must neither wait nor come back here.
  package init(onChange: @escaping @Sendable (Bool) -> Void) { self.onChange = onChange }

  package func begin() {
    count.withLock {
      $0 += 1
      if $0 == 1 { onChange(true) }
    }
  }

  package func end() {
    count.withLock {
      precondition($0 > 0, "more ends than begins")
      $0 -= 1
      if $0 == 0 { onChange(false) }
    }
  }
}
