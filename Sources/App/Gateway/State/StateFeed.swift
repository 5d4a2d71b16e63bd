package import HTTP
package import JSON
import Synchronization

/// Holds the hall's state, and tells everybody who follows what changed.
///
/// Changes are made under one lock; each one that changes something becomes a numbered event. The
/// listener reads from any thread.
package final class StateFeed: EventFeed {
  /// How many events are kept for connections that are behind.
  package static let keptEventCount = 256

  private struct Content {
    var state: HallState
    /// Grows with every event; the number of the newest.
    var version: Int64
    var events: [ServerSentEvent] = []
    var wakers: [@Sendable () -> Void] = []
  }

  private let content: Mutex<Content>
  private let rendering: StateRendering

  /// `firstVersion` must be above every version that an earlier run gave out, so that no client
  /// takes an old event for a new one; the time in milliseconds will do.
  package init(state: HallState, rendering: StateRendering, firstVersion: Int64) {
    content = Mutex(Content(state: state, version: firstVersion))
    self.rendering = rendering
  }

  package var state: HallState { content.withLock { $0.state } }

  /// The whole state as JSON, with its version.
  package func snapshot() -> Output {
    content.withLock { rendering.snapshot($0.state, version: $0.version) }
  }

  /// Changes the state; what became different goes out as one `patch`.
  package func update(_ change: (inout HallState) -> Void) {
    publish { content in
      let before = content.state
      change(&content.state)
      guard
        let patch = rendering.patch(
          from: before, to: content.state, version: content.version + 1)
      else { return nil }
      return ("patch", patch)
    }
  }

  /// Sends an event that is no part of the state, such as an operation's progress.
  package func announce(_ name: String, _ data: Output) { publish { _ in (name, data) } }

  /// Tells all followers that the gateway is alive.
  package func tick() {
    publish { ("tick", rendering.tick(version: $0.version + 1)) }
  }

  package func opening(lastEventID: String?) -> (events: [ServerSentEvent], last: Int64) {
    content.withLock { content in
      if let last = lastEventID.flatMap({ Int64($0) }),
        let missed = Self.missed(content, after: last)
      {
        return (missed, content.version)
      }
      let snapshot = rendering.snapshot(content.state, version: content.version)
      let event = ServerSentEvent(
        number: content.version, name: "snapshot", data: snapshot.text)
      return ([event], content.version)
    }
  }

  package func events(after last: Int64) -> [ServerSentEvent]? {
    content.withLock { Self.missed($0, after: last) }
  }

  package func onNews(_ wake: @escaping @Sendable () -> Void) {
    content.withLock { $0.wakers.append(wake) }
  }

  private static func missed(_ content: Content, after last: Int64) -> [ServerSentEvent]? {
    guard last >= 0, last <= content.version,
      content.version - last <= Int64(content.events.count)
    else {
      return nil
    }
    return Array(content.events.suffix(Int(content.version - last)))
  }

  private func publish(_ make: (inout Content) -> (name: String, data: Output)?) {
    let wakers: [@Sendable () -> Void] = content.withLock { content in
      guard let event = make(&content) else { return [] }
      content.version += 1
      content.events.append(
        ServerSentEvent(number: content.version, name: event.name, data: event.data.text))
      if content.events.count > Self.keptEventCount { content.events.removeFirst() }
      return content.wakers
    }
    for wake in wakers { wake() }
  }
}
