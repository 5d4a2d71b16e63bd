import HTTP
import Synchronization

/// What a listener counts, for /metrics; made before it, so that its responder can read them.
package final class ListenerFigures: Sendable {
  package struct Snapshot: Hashable, Sendable {
    package fileprivate(set) var openConnections = 0
    package fileprivate(set) var eventClients = 0
    package fileprivate(set) var deferredResponses = 0
    /// Since the start.
    package fileprivate(set) var acceptedConnections = 0
    /// Idle ones that made room for others.
    package fileprivate(set) var shedConnections = 0
    /// Closed at a deadline, or for falling behind.
    package fileprivate(set) var droppedConnections = 0
    /// Since the start, by status code.
    package fileprivate(set) var responses: [Int: Int] = [:]
  }

  private let counts = Mutex(Snapshot())

  package init() {}

  package var snapshot: Snapshot { counts.withLock { $0 } }

  func countResponse(_ status: Response.Status) {
    counts.withLock { $0.responses[status.rawValue, default: 0] += 1 }
  }

  func countAccepted() { counts.withLock { $0.acceptedConnections += 1 } }

  func countShed() { counts.withLock { $0.shedConnections += 1 } }

  func countDropped() { counts.withLock { $0.droppedConnections += 1 } }

  func setOpen(connections: Int, eventClients: Int, deferred: Int) {
    counts.withLock {
      $0.openConnections = connections
      $0.eventClients = eventClients
      $0.deferredResponses = deferred
    }
  }
}
