/// Every bound of the listener in one value; the defaults suit a kiosk on its own machine.
package struct Limits: Hashable, Sendable {
  // MARK: Sizes

  /// Bytes of a request line without its line end; above: 414.
  package var requestLineBytes = 8192
  /// Bytes of all field lines of one request together, trailers too; above: 431.
  package var headerBytes = 16_384
  /// Field lines of one request; above: 431.
  package var headerCount = 64
  /// Bytes of a request's body, after chunks are put together; above: 413. A year of half-hour
  /// values (17,568) has room with up to 29 bytes for each.
  package var bodyBytes = 524_288
  /// Bytes of a chunk's size line with its extensions; above: 400.
  package var chunkLineBytes = 128
  /// Name and value pairs behind the "?"; above: 400.
  package var queryCount = 64
  /// Bytes that wait for a client in our memory before we stop making more for it.
  package var outputBytes = 65_536
  /// What the kernel may hold for a client of the event stream.
  package var eventSocketBytes = 65_536

  // MARK: Counts

  /// Connections open at once; above: the oldest idle one makes room, else 503.
  package var connectionCount = 768
  /// Connections from one address (of IPv6: one /64 network); above: 503.
  package var connectionCountPerAddress = 256
  /// Connections beyond these that are open only to be told 503; further ones are just closed.
  package var turnedAwayCount = 32
  /// Clients of event streams; above: 503.
  package var eventClientCount = 8
  /// Deferred responses under way; above: 503.
  package var deferredCount = 32
  /// Connections that the kernel keeps ready for `accept`.
  package var backlog = 1024

  // MARK: Times

  /// From the connection to its first byte.
  package var firstByteTime = Duration.seconds(10)
  /// From the connection, or a later request's first byte, to the end of the header.
  package var headerTime = Duration.seconds(10)
  /// From the connection, or a later request's first byte, to the end of the body.
  package var requestTime = Duration.seconds(15)
  /// From one response to the next request's first byte.
  package var idleTime = Duration.seconds(15)
  /// From its last response until an idle connection may be closed to make room for another.
  package var leastIdleTime = Duration.milliseconds(250)
  /// For a client to take what waits for it, beside what `slowestBytesPerSecond` allows.
  package var writeTime = Duration.seconds(10)
  /// Of a client that reads a long body.
  package var slowestBytesPerSecond = 32_768
  /// For a deferred response; after it 503.
  package var deferredTime = Duration.seconds(30)
  /// Without an event, before a comment line keeps the stream awake.
  package var heartbeatTime = Duration.seconds(10)
  /// From our last byte to the client's own end, before we close for good.
  package var lingerTime = Duration.seconds(2)
  /// For what is under way when the listener is told to stop.
  package var stopTime = Duration.seconds(3)

  package init() {}
}
