import Glibc
import HTTP

/// One client, as the loop knows it.
final class Connection {
  enum Phase {
    /// Requests come in and responses go out.
    case reading
    /// A deferred response is being made, by the work with this number.
    case waiting(Request, Task<Void, Never>, work: UInt64)
    /// Events after `last` follow when there are some.
    case streaming(any EventFeed, last: Int64)
    /// Our side is ended; what the client still sends is thrown away, so that no reset overtakes
    /// our last response (RFC 9112 §9.6).
    case draining
  }

  let descriptor: Descriptor
  /// Descriptor number and generation: a number comes again, a tag never.
  let tag: UInt64
  let clientKey: UInt64
  let acceptedAt: Nanoseconds

  var phase = Phase.reading
  var parser: RequestParser
  var output = OutputQueue()
  var interest: Epoll.Interest = .read
  var deadline: Nanoseconds = .max

  /// Whether the connection ends when the output is sent.
  var isEnding = false
  /// Whether the client has ended its side.
  var inputEnded = false
  var isClosed = false
  /// Whether it is open only to hear 503.
  var isTurnedAway = false
  var servedCount = 0
  /// When the request that is coming in began.
  var requestStart: Nanoseconds?
  /// When the last response went out, or the connection came.
  var lastActive: Nanoseconds
  /// When the kernel first took no more of what waits.
  var blockedSince: Nanoseconds?
  /// Bytes that waited then.
  var blockedByteCount = 0

  init(
    descriptor: consuming Descriptor, generation: UInt32, peer: SocketAddress, limits: Limits,
    now: Nanoseconds
  ) {
    tag = UInt64(generation) << 32 | UInt64(UInt32(bitPattern: descriptor.number))
    self.descriptor = descriptor
    clientKey = peer.clientKey
    acceptedAt = now
    lastActive = now
    parser = RequestParser(
      limits: limits, peer: Request.Peer(address: peer.host, isLoopback: peer.isLoopback))
  }

  /// Where the connection stands in the loop's table.
  var slot: Int { Int(descriptor.number) }

  /// Whether nothing is asked and nothing is owed: such a connection may go to make room.
  var isIdle: Bool {
    guard case .reading = phase else { return false }
    return output.isEmpty && !parser.isWithinRequest && !isEnding
  }

  var isStreaming: Bool {
    if case .streaming = phase { true } else { false }
  }

  /// What the loop has to wait for.
  var wantedInterest: Epoll.Interest {
    switch phase {
    case .reading: output.isEmpty ? .read : .write
    case .waiting: inputEnded ? [] : .end
    case .streaming: output.isEmpty ? .end : [.end, .write]
    case .draining: .read
    }
  }

  /// The moment at which patience ends, as things stand.
  func wantedDeadline(_ limits: Limits, now: Nanoseconds) -> Nanoseconds {
    switch phase {
    case .reading:
      if let blockedSince { return blockedSince + writeTime(limits) }
      if parser.isWithinRequest {
        let time = parser.isWithinBody ? limits.requestTime : limits.headerTime
        return (requestStart ?? now) + time.nanoseconds
      }
      return servedCount == 0
        ? acceptedAt + limits.firstByteTime.nanoseconds : lastActive + limits.idleTime.nanoseconds
    case .waiting: return lastActive + limits.deferredTime.nanoseconds
    case .streaming:
      return blockedSince.map { $0 + limits.writeTime.nanoseconds }
        ?? lastActive + limits.heartbeatTime.nanoseconds
    case .draining: return lastActive + limits.lingerTime.nanoseconds
    }
  }

  private func writeTime(_ limits: Limits) -> Nanoseconds {
    limits.writeTime.nanoseconds
      + Duration.seconds(blockedByteCount / limits.slowestBytesPerSecond).nanoseconds
  }
}
