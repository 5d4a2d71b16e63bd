import Synchronization
import Units

/// Adds up what each line's rounds do to the state of the rounds as a whole.
final class RoundWatch: Sendable {
  private struct Lines {
    var running: Set<Int> = []
    var next: [Int: Timestamp] = [:]
    var lastEnded: Timestamp?
  }

  private let lines = Mutex(Lines())
  private let onChange: @Sendable (RoundNews) -> Void

  init(onChange: @escaping @Sendable (RoundNews) -> Void) { self.onChange = onChange }

  func began(line: Int) { change { $0.running.insert(line) } }

  func ended(line: Int, at moment: Timestamp, next: Timestamp) {
    change {
      $0.running.remove(line)
      $0.lastEnded = moment
      $0.next[line] = next
    }
  }

  /// Tells under the lock, so that states are told in the order in which they came about.
  private func change(_ body: (inout Lines) -> Void) {
    lines.withLock { lines in
      body(&lines)
      var state = RoundNews()
      state.isRunning = !lines.running.isEmpty
      state.lastEnded = lines.lastEnded
      state.next = lines.next.values.min()
      onChange(state)
    }
  }
}
