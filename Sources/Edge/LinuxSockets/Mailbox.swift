import CLinux
import Glibc
import HTTP
import Synchronization

/// How other threads reach the loop: a list under a lock, and an eventfd that wakes it.
final class Mailbox: Sendable {
  enum Message: Sendable {
    case stop
    /// A feed has news.
    case news
    /// The work with this number has its response, for the connection with this tag.
    case finished(tag: UInt64, work: UInt64, Response)
  }

  /// Written for each first message, read by the loop.
  private let wakeUp: Descriptor
  private let waiting = Mutex(Waiting())

  /// At most one `stop`, one `news`, and one response a deferred request: bounded by their limit.
  private struct Waiting {
    var responses: [Message] = []
    var hasNews = false
    var isStopping = false
    var isEmpty: Bool { responses.isEmpty && !hasNews && !isStopping }
  }

  init() throws(ListenError) {
    let number = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    guard number >= 0 else { throw .system(call: "eventfd", errno: errno) }
    wakeUp = Descriptor(number)
  }

  var descriptorNumber: Int32 { wakeUp.number }

  /// Never blocks.
  func post(_ message: Message) {
    let isFirst = waiting.withLock { waiting in
      defer {
        switch message {
        case .stop: waiting.isStopping = true
        case .news: waiting.hasNews = true
        case .finished: waiting.responses.append(message)
        }
      }
      return waiting.isEmpty
    }
    guard isFirst else { return }
    var one: UInt64 = 1
    _ = write(wakeUp.number, &one, MemoryLayout<UInt64>.size)
  }

  /// Everything since the last time, in the order: responses, news, stop.
  func take() -> [Message] {
    var count: UInt64 = 0
    _ = read(wakeUp.number, &count, MemoryLayout<UInt64>.size)
    let taken = waiting.withLock { waiting in
      defer { waiting = Waiting() }
      return waiting
    }
    var messages = taken.responses
    if taken.hasNews { messages.append(.news) }
    if taken.isStopping { messages.append(.stop) }
    return messages
  }
}
