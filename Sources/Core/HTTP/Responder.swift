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
/// and one that falls behind what the feed still keeps is dropped by the listener. A feed lives as
/// long as the listener that it was once given to.
package protocol EventFeed: AnyObject, Sendable {
  /// What a new connection gets first, with the number behind which it goes on. With
  /// `lastEventID` (the client's own header), missed events may stand in for the snapshot.
  func opening(lastEventID: String?) -> (events: [ServerSentEvent], last: Int64)

  /// The events after `last`, oldest first, or `nil` where they are no longer kept.
  func events(after last: Int64) -> [ServerSentEvent]?

  /// Calls `wake` (from any thread, must not block) whenever there is a new event. A listener asks
  /// once, before its first client's opening.
  func onNews(_ wake: @escaping @Sendable () -> Void)
}
