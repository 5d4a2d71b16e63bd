import CLinux
import Glibc
import HTTP

/// The one loop that serves all connections, on a thread of its own.
///
/// It waits, takes what is ready, and looks after deadlines; `ListenerLoop+Serving` turns bytes
/// into responses, `ListenerLoop+Events` feeds the streams.
final class ListenerLoop {
  let limits: Limits
  let responder: Responder
  let figures: ListenerFigures
  let mailbox: Mailbox
  let epoll: Epoll
  var socket: ListeningSocket?
  var clock = LoopClock()

  /// By descriptor number.
  var connections: [Connection?] = []
  var openCount = 0
  var deferredCount = 0
  /// The number of the deferred work that was begun last.
  var lastWork: UInt64 = 0
  var streams: [Connection] = []
  var feeds: [ObjectIdentifier: any EventFeed] = [:]
  var isStopping = false

  private var countByClient: [UInt64: Int] = [:]
  /// Of the open ones, those that only wait to have heard 503.
  private var turnedAwayCount = 0
  private var generation: UInt32 = 0
  private var stopDeadline: Nanoseconds = .max
  /// When accepting goes on, while descriptors are short.
  private var acceptPause: Nanoseconds?
  /// No deadline lies before this; it may lie before all of them.
  private var nextDeadline: Nanoseconds = .max
  let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)

  static let listenerTag = UInt64.max
  static let mailboxTag = UInt64.max - 1
  /// Connections taken before others get their turn.
  private static let acceptBatch = 64
  private static let acceptPauseTime = Duration.milliseconds(100).nanoseconds
  /// So that expired connections are looked for at most a hundred times a second.
  private static let shortestWait: Int64 = 10_000_000

  init(
    socket: consuming ListeningSocket, epoll: consuming Epoll, mailbox: Mailbox, limits: Limits,
    figures: ListenerFigures, responder: @escaping Responder
  ) {
    self.socket = consume socket
    self.epoll = epoll
    self.mailbox = mailbox
    self.limits = limits
    self.figures = figures
    self.responder = responder
  }

  deinit { input.deallocate() }

  /// Serves until it is told to stop and all is finished, or the kernel fails us.
  func run() throws(ListenError) {
    _ = epoll.add(mailbox.descriptorNumber, .read, tag: Self.mailboxTag)
    if let number = socket?.descriptor.number {
      _ = epoll.add(number, .read, tag: Self.listenerTag)
    }
    defer { closeAll() }
    while !isStopping || openCount > 0 {
      let count = try epoll.wait(milliseconds: waitTime())
      clock.read()
      for index in 0..<count {
        let (tag, ready) = epoll.event(index)
        switch tag {
        case Self.listenerTag: acceptAll()
        case Self.mailboxTag: readMail()
        default: connection(tag: tag).map { handle($0, ready) }
        }
      }
      if clock.now >= nextDeadline { lookAfterDeadlines() }
      figures.setOpen(
        connections: openCount, eventClients: streams.count, deferred: deferredCount)
    }
  }

  func connection(tag: UInt64) -> Connection? {
    let slot = Int(UInt32(truncatingIfNeeded: tag))
    guard slot < connections.count, let connection = connections[slot], connection.tag == tag
    else { return nil }
    return connection
  }

  // MARK: Coming and going

  private func acceptAll() {
    for _ in 0..<Self.acceptBatch {
      switch socket?.accept() ?? .nobody {
      case .nobody: return
      case .connection(let number, let peer): admit(Descriptor(number), peer)
      case .failed:
        // No descriptors left: without this the loop would spin on the waiting client.
        if !shedOldestIdle() { pauseAccepting() }
        return
      }
    }
  }

  private func admit(_ descriptor: consuming Descriptor, _ peer: SocketAddress) {
    figures.countAccepted()
    let isTooMany = countByClient[peer.clientKey, default: 0] >= limits.connectionCountPerAddress
    let isFull = openCount - turnedAwayCount >= limits.connectionCount
    let isTurnedAway = isTooMany || isFull && !shedOldestIdle()
    guard !isTurnedAway || turnedAwayCount < limits.turnedAwayCount else {
      figures.countResponse(.serviceUnavailable)
      return
    }
    generation &+= 1
    let connection = Connection(
      descriptor: descriptor, generation: generation & 0x7FFF_FFFF, peer: peer, limits: limits,
      now: clock.now)
    guard epoll.add(connection.descriptor.number, .read, tag: connection.tag) else { return }
    while connections.count <= connection.slot { connections.append(nil) }
    connections[connection.slot] = connection
    openCount += 1
    countByClient[connection.clientKey, default: 0] += 1
    if isTurnedAway {
      turnedAwayCount += 1
      connection.isTurnedAway = true
      refuse(connection, .busy())
    } else {
      settle(connection)
    }
  }

  /// Forgets the connection; its descriptor closes with the last reference.
  func close(_ connection: Connection) {
    guard !connection.isClosed else { return }
    connection.isClosed = true
    if case .waiting(_, let task, _) = connection.phase {
      task.cancel()
      deferredCount -= 1
    }
    if connection.isStreaming { streams.removeAll { $0 === connection } }
    connections[connection.slot] = nil
    openCount -= 1
    if connection.isTurnedAway { turnedAwayCount -= 1 }
    let others = countByClient[connection.clientKey, default: 1] - 1
    countByClient[connection.clientKey] = others == 0 ? nil : others
    if acceptPause != nil { resumeAccepting() }
  }

  private func closeAll() {
    socket = nil
    for connection in connections { connection.map(close) }
    figures.setOpen(connections: 0, eventClients: 0, deferred: 0)
  }

  /// Makes room; false where everybody is busy. Who has only just come or been answered counts as
  /// busy: a request may be on its way.
  private func shedOldestIdle() -> Bool {
    var oldest: Connection?
    let latest = clock.now - limits.leastIdleTime.nanoseconds
    for case let connection? in connections where connection.isIdle {
      guard connection.lastActive <= latest else { continue }
      if connection.lastActive < oldest?.lastActive ?? .max { oldest = connection }
    }
    guard let oldest else { return false }
    figures.countShed()
    close(oldest)
    return true
  }

  private func pauseAccepting() {
    guard let number = socket?.descriptor.number else { return }
    _ = epoll.change(number, [], tag: Self.listenerTag)
    let end = clock.now + Self.acceptPauseTime
    acceptPause = end
    nextDeadline = min(nextDeadline, end)
  }

  private func resumeAccepting() {
    acceptPause = nil
    guard let number = socket?.descriptor.number else { return }
    _ = epoll.change(number, .read, tag: Self.listenerTag)
  }

  // MARK: Time

  /// Brings the kernel's interest and the deadline up to date with what the connection is doing.
  func settle(_ connection: Connection) {
    guard !connection.isClosed else { return }
    let interest = connection.wantedInterest
    if interest != connection.interest {
      connection.interest = interest
      _ = epoll.change(connection.descriptor.number, interest, tag: connection.tag)
    }
    connection.deadline = connection.wantedDeadline(limits, now: clock.now)
    nextDeadline = min(nextDeadline, connection.deadline)
  }

  private func waitTime() -> Int32 {
    guard nextDeadline < .max else { return -1 }
    let nanoseconds = max(nextDeadline - clock.now, 0) + 999_999
    return Int32(clamping: nanoseconds / 1_000_000)
  }

  private func lookAfterDeadlines() {
    if clock.now >= stopDeadline { closeAll() }
    if let acceptPause, clock.now >= acceptPause { resumeAccepting() }
    for case let connection? in connections where connection.deadline <= clock.now {
      expire(connection)
    }
    var next = min(stopDeadline, acceptPause ?? .max)
    for case let connection? in connections { next = min(next, connection.deadline) }
    nextDeadline = next == .max ? .max : max(next, clock.now + Self.shortestWait)
  }

  // MARK: Stopping

  private func readMail() {
    for message in mailbox.take() {
      switch message {
      case .finished(let tag, let work, let response):
        finishDeferred(tag, work: work, response)
      case .news: sendNews()
      case .stop: stop()
      }
    }
  }

  /// Takes no more connections, ends the idle ones, and gives the others `stopTime`.
  private func stop() {
    guard !isStopping else { return }
    isStopping = true
    socket = nil
    stopDeadline = clock.now + limits.stopTime.nanoseconds
    nextDeadline = min(nextDeadline, stopDeadline)
    for case let connection? in connections {
      // What came before the word to stop is still answered.
      if connection.isIdle { receive(connection) }
      if connection.isIdle { close(connection) }
    }
    for connection in streams { endStream(connection) }
  }
}
