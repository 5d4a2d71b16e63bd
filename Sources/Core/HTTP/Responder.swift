/// What the listener calls with every whole request, on its own thread: it must answer at once.
package typealias Responder = @Sendable (Request) -> Outcome

package enum Outcome: Sendable {
  case response(Response)
  /// For what would block the listener: the closure runs elsewhere, the connection waits. It is
  /// cancelled where the client goes away.
  case deferred(@Sendable () async -> Response)
  /// The connection becomes a stream of Server-Sent Events from `feed`.
  case events(any EventFeed)
}

/// A source of Server-Sent Events that any number of connections follow, each at its own place.
///
/// Connections hold no queue of their own: they remember the number of the last event they sent,
/// and one that falls behind what the feed still keeps is dropped by the listener.
package protocol EventFeed: Sendable {
  /// What a new connection gets first, with the number behind which it goes on. With
  /// `lastEventID` (the client's own header), missed events may stand in for the snapshot.
  func opening(lastEventID: String?) -> (events: [ServerSentEvent], last: Int64)

  /// The events after `last`, oldest first, or `nil` where they are no longer kept.
  func events(after last: Int64) -> [ServerSentEvent]?

  /// Calls `wake` (from any thread, must not block) whenever there is a new event.
  func onNews(_ wake: @escaping @Sendable () -> Void)
}

package struct ServerSentEvent: Hashable, Sendable {
  /// Grows by one; goes out as `id:`.
  package var number: Int64
  package var name: String
  /// One line of JSON.
  package var data: String

  package init(number: Int64, name: String, data: String) {
    self.number = number
    self.name = name
    self.data = data
  }
}
