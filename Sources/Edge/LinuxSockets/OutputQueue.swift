import Glibc
import HTTP

/// What waits for a client: heads and short bodies in one buffer, then at most one long body, which
/// is sent from where it lies.
struct OutputQueue {
  private var buffer: [UInt8] = []
  private var sentCount = 0
  private var longBody: Response.Body?
  private var longBodySent = 0

  /// Bodies up to this size are copied behind their head, so that one call sends both.
  private static let copiedBytes = 16_384
  /// More than this is not kept for a connection that rests.
  private static let restingCapacity = 16_384

  enum Progress: Hashable {
    case allSent
    /// The kernel takes no more for now.
    case blocked
    case failed
  }

  var isEmpty: Bool { waitingByteCount == 0 }

  var waitingByteCount: Int {
    buffer.count - sentCount + (longBody.map { $0.count - longBodySent } ?? 0)
  }

  /// Whether nothing may be added until this is sent.
  var isClosed: Bool { longBody != nil }

  /// Adds what `write` appends.
  mutating func add(_ write: (inout [UInt8]) -> Void) {
    precondition(longBody == nil, "a long body is the last in the queue")
    write(&buffer)
  }

  mutating func add(_ body: Response.Body) {
    precondition(longBody == nil, "a long body is the last in the queue")
    guard body.count <= Self.copiedBytes else {
      longBody = body
      longBodySent = 0
      return
    }
    switch body {
    case .bytes(let bytes): buffer.append(contentsOf: bytes)
    case .resident(let bytes):
      buffer.append(contentsOf: UnsafeBufferPointer(start: bytes.start, count: bytes.count))
    }
  }

  mutating func send(to descriptor: Int32) -> Progress {
    while !isEmpty {
      let count = sendOnce(to: descriptor)
      if count < 0 {
        switch errno {
        case EINTR: continue
        case EAGAIN: return .blocked
        default: return .failed
        }
      }
      note(count)
    }
    return .allSent
  }

  private func sendOnce(to descriptor: Int32) -> Int {
    buffer.withUnsafeBytes { whole in
      let head = UnsafeRawBufferPointer(rebasing: whole[sentCount...])
      guard let longBody else {
        return Glibc.send(descriptor, head.baseAddress, head.count, Int32(MSG_NOSIGNAL))
      }
      switch longBody {
      case .bytes(let bytes):
        return bytes.withUnsafeBytes { sendBoth(to: descriptor, head, $0) }
      case .resident(let bytes):
        let body = UnsafeRawBufferPointer(start: bytes.start, count: bytes.count)
        return sendBoth(to: descriptor, head, body)
      }
    }
  }

  private func sendBoth(
    to descriptor: Int32, _ head: UnsafeRawBufferPointer, _ body: UnsafeRawBufferPointer
  ) -> Int {
    let rest = UnsafeRawBufferPointer(rebasing: body[longBodySent...])
    var parts = (
      iovec(iov_base: .init(mutating: head.baseAddress), iov_len: head.count),
      iovec(iov_base: .init(mutating: rest.baseAddress), iov_len: rest.count)
    )
    return withUnsafeMutableBytes(of: &parts) { raw in
      var message = msghdr()
      message.msg_iov = raw.assumingMemoryBound(to: iovec.self).baseAddress
      message.msg_iovlen = 2
      return sendmsg(descriptor, &message, Int32(MSG_NOSIGNAL))
    }
  }

  private mutating func note(_ count: Int) {
    let ofBuffer = min(count, buffer.count - sentCount)
    sentCount += ofBuffer
    longBodySent += count - ofBuffer
    if sentCount == buffer.count {
      sentCount = 0
      if buffer.capacity > Self.restingCapacity {
        buffer = []
      } else {
        buffer.removeAll(keepingCapacity: true)
      }
    }
    if let body = longBody, longBodySent == body.count { longBody = nil }
  }
}
