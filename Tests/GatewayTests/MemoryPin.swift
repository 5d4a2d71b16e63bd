import Hardware
import Synchronization

/// A pin in memory that remembers what was done to it, and fails when it is told to.
final class MemoryPin: OutputPin {
  struct Content {
    var isActive = false
    /// Every level written, in order.
    var written: [Bool] = []
    var attemptCount = 0
    var failure: PinError?
    /// Whether it keeps its level whatever is written.
    var isStuck = false
  }

  let content = Mutex(Content())

  func set(_ isActive: Bool) throws(PinError) {
    try content.withLock { (content) throws(PinError) in
      content.attemptCount += 1
      if let failure = content.failure { throw failure }
      content.written.append(isActive)
      if !content.isStuck { content.isActive = isActive }
    }
  }

  func isActive() throws(PinError) -> Bool {
    try content.withLock { (content) throws(PinError) in
      if let failure = content.failure { throw failure }
      return content.isActive
    }
  }

  var level: Bool { content.withLock { $0.isActive } }
  var written: [Bool] { content.withLock { $0.written } }
  var attemptCount: Int { content.withLock { $0.attemptCount } }

  /// As somebody else's write would.
  func force(_ isActive: Bool) { content.withLock { $0.isActive = isActive } }
  func fail(_ error: PinError?) { content.withLock { $0.failure = error } }
  func stick() { content.withLock { $0.isStuck = true } }
}
