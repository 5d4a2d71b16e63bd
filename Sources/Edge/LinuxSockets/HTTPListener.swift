import Glibc
package import HTTP
import Synchronization

/// Listens on one address and answers every whole request with what its responder says.
///
/// The address is bound when the listener is made, so that a caller can print it; connections are
/// served while `run()` runs.
package final class HTTPListener: Sendable {
  /// Where it listens, with the port that the kernel chose where 0 was asked.
  package let boundAddress: SocketAddress
  package let figures: ListenerFigures

  private let limits: Limits
  private let responder: Responder
  private let mailbox: Mailbox
  private let socket: Mutex<ListeningSocket?>

  /// `responder` is called on the listener's own thread and must answer at once.
  package init(
    _ address: SocketAddress, limits: Limits = Limits(),
    figures: ListenerFigures = ListenerFigures(), responder: @escaping Responder
  ) throws(ListenError) {
    let mailbox = try Mailbox()
    let socket = try ListeningSocket(address, backlog: limits.backlog)
    boundAddress = socket.address
    self.mailbox = mailbox
    self.limits = limits
    self.figures = figures
    self.responder = responder
    self.socket = Mutex(socket)
  }

  /// Serves until the task is cancelled; then what runs is finished, within `limits.stopTime`.
  ///
  /// To be called once.
  package func run() async throws(ListenError) {
    let problem: ListenError? = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isStarted = LoopThread.start { [self] in
          do throws(ListenError) {
            try serve()
            continuation.resume(returning: nil)
          } catch {
            continuation.resume(returning: error)
          }
        }
        guard !isStarted else { return }
        continuation.resume(returning: .system(call: "pthread_create", errno: EAGAIN))
      }
    } onCancel: {
      mailbox.post(.stop)
    }
    if let problem { throw problem }
  }

  private func serve() throws(ListenError) {
    guard let socket = socket.withLock({ $0.take() }) else {
      preconditionFailure("a listener runs once")
    }
    let loop = ListenerLoop(
      socket: socket, epoll: try Epoll(), mailbox: mailbox, limits: limits, figures: figures,
      responder: responder)
    try loop.run()
  }
}
