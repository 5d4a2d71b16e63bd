import Glibc
import HTTP

/// From bytes to responses.
extension ListenerLoop {
  func handle(_ connection: Connection, _ ready: Epoll.Interest) {
    if !ready.isDisjoint(with: .failure) { return close(connection) }
    switch connection.phase {
    case .reading:
      if ready.contains(.write) { return advance(connection) }
      if ready.contains(.read) { receive(connection) }
    case .waiting: if ready.contains(.end) { close(connection) }
    case .streaming:
      if ready.contains(.end) { return close(connection) }
      if ready.contains(.write) { pump(connection) }
    case .draining: drain(connection)
    }
  }

  /// Reads once and answers what became whole; what is left unread is reported again.
  func receive(_ connection: Connection) {
    let count = recv(connection.descriptor.number, input.baseAddress, input.count, 0)
    guard count >= 0 else {
      if errno != EAGAIN && errno != EINTR { close(connection) }
      return
    }
    if count == 0 {
      connection.inputEnded = true
    } else {
      if connection.requestStart == nil {
        connection.requestStart =
          connection.servedCount == 0 ? connection.acceptedAt : clock.now
      }
      connection.parser.append(UnsafeRawBufferPointer(rebasing: input[..<count]))
    }
    advance(connection)
  }

  /// Answers requests in their order until one is not whole, one is deferred, or the client takes
  /// no more.
  func advance(_ connection: Connection) {
    var hasMore = true
    repeat {
      while hasMore, isReady(connection) { hasMore = takeNext(connection) }
      guard flush(connection) else { return }
    } while hasMore && isReady(connection)
    if connection.inputEnded, case .reading = connection.phase, connection.output.isEmpty {
      return close(connection)
    }
    settle(connection)
  }

  /// Whether the next request may be looked at.
  private func isReady(_ connection: Connection) -> Bool {
    guard case .reading = connection.phase else { return false }
    return !connection.isEnding && !connection.output.isClosed
      && connection.output.waitingByteCount < limits.outputBytes
      && connection.blockedSince == nil
  }

  /// False where nothing whole is left.
  private func takeNext(_ connection: Connection) -> Bool {
    switch connection.parser.next() {
    case .needMore: return false
    case .proceed:
      connection.output.add { ResponseHead.append(ResponseHead.proceed, to: &$0) }
    case .reject(let status):
      connection.isEnding = true
      write(.problem(status), withBody: true, to: connection)
    case .request(let request):
      connection.servedCount += 1
      connection.requestStart = connection.parser.isWithinRequest ? clock.now : nil
      serve(request, on: connection)
    }
    return true
  }

  private func serve(_ request: Request, on connection: Connection) {
    switch responder(request) {
    case .response(let response): respond(response, to: request, on: connection)
    case .deferred(let work): wait(for: work, request, on: connection)
    case .events(let feed): beginStream(feed, request, on: connection)
    }
  }

  /// Queues the response as the request's conditions and method want it.
  func respond(_ response: Response, to request: Request, on connection: Connection) {
    connection.isEnding = request.endsConnection || isStopping
    write(response.fulfilling(request), withBody: request.method != .head, to: connection)
  }

  /// Answers outside any request, and ends the connection.
  func refuse(_ connection: Connection, _ response: Response) {
    connection.isEnding = true
    write(response, withBody: true, to: connection)
    if flush(connection) { settle(connection) }
  }

  private func write(_ response: Response, withBody: Bool, to connection: Connection) {
    figures.countResponse(response.status)
    connection.output.add {
      ResponseHead.write(response, date: clock.date, closes: connection.isEnding, to: &$0)
    }
    if withBody, !response.status.hasNoBody { connection.output.add(response.body) }
  }

  /// Sends what waits. False where the connection is closed by that.
  func flush(_ connection: Connection) -> Bool {
    guard !connection.output.isEmpty else {
      connection.blockedSince = nil
      return true
    }
    switch connection.output.send(to: connection.descriptor.number) {
    case .failed:
      close(connection)
      return false
    case .blocked:
      if connection.blockedSince == nil {
        connection.blockedSince = clock.now
        connection.blockedByteCount = connection.output.waitingByteCount
      }
    case .allSent:
      connection.blockedSince = nil
      connection.lastActive = clock.now
      if connection.isEnding { endOutput(connection) }
    }
    return !connection.isClosed
  }

  // MARK: Deferred responses

  private func wait(
    for work: @escaping @Sendable () async -> Response, _ request: Request,
    on connection: Connection
  ) {
    guard deferredCount < limits.deferredCount else {
      return respond(.busy(), to: request, on: connection)
    }
    deferredCount += 1
    connection.lastActive = clock.now
    lastWork += 1
    let (tag, number) = (connection.tag, lastWork)
    let task = Task { [mailbox] in
      let response = await work()
      mailbox.post(.finished(tag: tag, work: number, response))
    }
    connection.phase = .waiting(request, task, work: number)
  }

  /// Work that was given up may still come to its end: by then the connection waits for other work,
  /// or for none.
  func finishDeferred(_ tag: UInt64, work: UInt64, _ response: Response) {
    guard let connection = connection(tag: tag),
      case .waiting(let request, _, work: work) = connection.phase
    else { return }
    deferredCount -= 1
    connection.phase = .reading
    respond(response, to: request, on: connection)
    advance(connection)
  }

  // MARK: Endings

  /// The deadline has passed.
  func expire(_ connection: Connection) {
    switch connection.phase {
    case .reading:
      figures.countDropped()
      guard connection.output.isEmpty, connection.parser.isWithinRequest, !connection.isEnding
      else { return close(connection) }
      refuse(connection, .problem(.requestTimeout))
    case .waiting(let request, let task, _):
      task.cancel()
      deferredCount -= 1
      connection.phase = .reading
      respond(.busy(), to: request, on: connection)
      advance(connection)
    case .streaming: keepAwake(connection)
    case .draining: close(connection)
    }
  }

  /// Ends our side and waits for the client's end.
  private func endOutput(_ connection: Connection) {
    if connection.inputEnded { return close(connection) }
    if connection.isStreaming { streams.removeAll { $0 === connection } }
    connection.phase = .draining
    shutdown(connection.descriptor.number, Int32(SHUT_WR))
  }

  private func drain(_ connection: Connection) {
    let count = recv(connection.descriptor.number, input.baseAddress, input.count, 0)
    if count == 0 || count < 0 && errno != EAGAIN && errno != EINTR { close(connection) }
  }
}
