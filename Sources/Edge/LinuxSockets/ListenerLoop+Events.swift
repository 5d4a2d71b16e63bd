import Glibc
import HTTP

/// The streams of Server-Sent Events.
extension ListenerLoop {
  func beginStream(_ feed: any EventFeed, _ request: Request, on connection: Connection) {
    guard streams.count < limits.eventClientCount, !isStopping else {
      return respond(.busy(), to: request, on: connection)
    }
    figures.countResponse(.ok)
    connection.output.add { ResponseHead.writeEventStream(date: clock.date, to: &$0) }
    guard request.method != .head else {
      connection.isEnding = true
      return
    }
    boundKernel(connection)
    listenToNews(of: feed)
    let (events, last) = feed.opening(lastEventID: request.headers["last-event-id"])
    connection.output.add { output in
      ResponseHead.append(ServerSentEvent.retryLine, to: &output)
      for event in events { event.write(to: &output) }
    }
    connection.phase = .streaming(feed, last: last)
    streams.append(connection)
  }

  /// Gives every stream what is new.
  func sendNews() {
    for connection in streams { pump(connection) }
  }

  /// Sends what waits; then, and only then, takes what is new. A client that has fallen out of what
  /// the feed keeps is dropped: it comes back and gets a whole snapshot.
  func pump(_ connection: Connection) {
    guard flush(connection) else { return }
    while connection.output.isEmpty, case .streaming(let feed, let last) = connection.phase {
      guard let events = feed.events(after: last) else {
        figures.countDropped()
        return close(connection)
      }
      guard let newest = events.last?.number else { break }
      connection.phase = .streaming(feed, last: newest)
      connection.output.add { output in
        for event in events { event.write(to: &output) }
      }
      guard flush(connection) else { return }
    }
    settle(connection)
  }

  /// A stream's deadline: a blocked client goes, a silent stream gets a comment.
  func keepAwake(_ connection: Connection) {
    guard connection.blockedSince == nil else {
      figures.countDropped()
      return close(connection)
    }
    connection.output.add { ResponseHead.append(ServerSentEvent.heartbeatLine, to: &$0) }
    pump(connection)
  }

  /// Sends what waits, then ends the stream.
  func endStream(_ connection: Connection) {
    connection.isEnding = true
    if connection.output.isEmpty { return close(connection) }
    if flush(connection) { settle(connection) }
  }

  private func listenToNews(of feed: any EventFeed) {
    let identity = ObjectIdentifier(feed)
    guard feeds[identity] == nil else { return }
    feeds[identity] = feed
    feed.onNews { [mailbox] in mailbox.post(.news) }
  }

  /// Small buffers in the kernel, so that a client that does not read is found out; and an end for
  /// one whose cable was pulled.
  private func boundKernel(_ connection: Connection) {
    let number = connection.descriptor.number
    ListeningSocket.set(number, SOL_SOCKET, SO_SNDBUF, Int32(limits.eventSocketBytes))
    let milliseconds = 2 * limits.writeTime.nanoseconds / 1_000_000
    ListeningSocket.set(
      number, Int32(IPPROTO_TCP), TCP_USER_TIMEOUT, Int32(clamping: milliseconds))
  }
}
