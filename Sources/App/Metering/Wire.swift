import DLT645
import Hardware

/// A port with the manners of a half-duplex line: silence before each request, then one answer.
///
/// The port is opened when it is first needed, closed when it fails, and opened anew with pauses.
struct Wire<Port: SerialPort & ~Copyable>: ~Copyable {
  private let settings: LineSettings
  private let policy: ExchangePolicy
  private let clock: any MonotonicClock
  private let open: @Sendable () throws(SerialPortError) -> Port
  private var port: Port?
  private var backOff = ReopenBackOff()
  private var pending = PendingAnswers()
  /// When the line last carried a byte, as far as we can know.
  private var lastByteAt: MonotonicInstant
  private var trace: [TraceEntry] = []

  /// The most that is kept of what one exchange receives.
  static var receivedLimit: Int { 4 * ExchangePolicy.longestAnswer }

  init(
    settings: LineSettings, policy: ExchangePolicy, clock: any MonotonicClock,
    open: @escaping @Sendable () throws(SerialPortError) -> Port
  ) {
    self.settings = settings
    self.policy = policy
    self.clock = clock
    self.open = open
    lastByteAt = clock.now()
  }

  /// Waits for silence, sends, and waits for the answer; blocks for at most the policy's limits.
  ///
  /// A port that went away since the last exchange is only noticed now: it is opened anew, once.
  mutating func exchange(_ exchange: Exchange) -> Exchange.Report {
    trace = []
    let wasOpen = port != nil
    let report = attempt(exchange)
    guard wasOpen, case .problem(.port(.gone)) = report.outcome else { return report }
    return attempt(exchange)
  }

  private mutating func attempt(_ exchange: Exchange) -> Exchange.Report {
    let outcome: Exchange.Outcome
    do throws(LineProblem) {
      var port = try openPort(atOnce: exchange.opensAtOnce)
      do throws(LineProblem) {
        outcome = try run(exchange, on: &port)
        self.port = consume port
      } catch {
        if case .port(let problem) = error {
          backOff.lost(problem)
        } else {
          self.port = consume port
        }
        throw error
      }
    } catch {
      return Exchange.Report(outcome: .problem(error), trace: trace)
    }
    return Exchange.Report(outcome: outcome, trace: trace)
  }

  private mutating func openPort(atOnce: Bool) throws(LineProblem) -> Port {
    if let port = port.take() { return port }
    let now = clock.now()
    if let error = backOff.error, !atOnce, !backOff.mayTry(at: now) { throw .port(error) }
    do throws(SerialPortError) {
      let port = try open()
      backOff.succeeded()
      lastByteAt = clock.now()
      return port
    } catch {
      backOff.failed(error, at: clock.now())
      throw .port(error)
    }
  }

  private mutating func run(
    _ exchange: Exchange, on port: inout Port
  ) throws(LineProblem) -> Exchange.Outcome {
    pending.forget(before: clock.now().advanced(by: .zero - policy.lateLimit))
    var filter = AnswerFilter(request: exchange.request)
    if let outcome = try settle(exchange, on: &port, &filter) { return outcome }
    filter.reset()
    try send(exchange, on: &port)
    return try listen(exchange, on: &port, &filter)
  }

  /// Keeps the silence before a request, and waits until no earlier read's answer can be taken for
  /// its own. What comes meanwhile is thrown away, but for the late answer to an earlier try.
  private mutating func settle(
    _ exchange: Exchange, on port: inout Port, _ filter: inout AnswerFilter
  ) throws(LineProblem) -> Exchange.Outcome? {
    let limit = readyAt(exchange).advanced(by: policy.settleLimit)
    var received: [UInt8] = []
    while true {
      let rest = max(.zero, readyAt(exchange).since(clock.now()))
      let bytes = try receive(on: &port, within: min(rest, policy.cancellationLatency))
      let now = clock.now()
      if bytes.isEmpty, now >= readyAt(exchange) { return nil }
      if let deadline = exchange.deadline, now >= deadline { return .silent }
      if now > limit { throw .neverQuiet }
      if Task.isCancelled { throw .cancelled }
      received += bytes.prefix(Self.receivedLimit - received.count)
      filter.append(bytes)
      while let finding = filter.next() {
        guard let outcome = judge(finding, exchange) else { continue }
        note(.response, received, exchange)
        return outcome
      }
    }
  }

  /// When the request may be sent, as far as is known now.
  private func readyAt(_ exchange: Exchange) -> MonotonicInstant {
    let quiet = lastByteAt.advanced(by: policy.turnRound)
    let earlier = pending.lastSent(exchange.request, before: exchange.session)
    return earlier.map { max(quiet, $0.advanced(by: policy.lateLimit)) } ?? quiet
  }

  private mutating func send(_ exchange: Exchange, on port: inout Port) throws(LineProblem) {
    let bytes = exchange.request.wireBytes(wakeUpCount: policy.wakeUpCount)
    let wireTime = settings.duration(ofCharacters: bytes.count)
    note(.request, bytes, exchange)
    let start = clock.now()
    pending.sent(exchange.request, session: exchange.session, at: start)
    do throws(SerialPortError) {
      try port.write(bytes, within: policy.writeLimit + wireTime)
    } catch {
      throw .port(error)
    }
    // The kernel takes the bytes at once; the wire takes them at its own pace.
    lastByteAt = max(start.advanced(by: wireTime), clock.now())
    exchange.progress(.waiting)
  }

  /// Waits for the answer: for its first byte, then from byte to byte.
  private mutating func listen(
    _ exchange: Exchange, on port: inout Port, _ filter: inout AnswerFilter
  ) throws(LineProblem) -> Exchange.Outcome {
    let sentAt = lastByteAt
    let firstByteDeadline = sentAt.advanced(by: policy.firstByteLimit)
    var wholeDeadline = sentAt.advanced(by: policy.wholeLimit)
    if let deadline = exchange.deadline { wholeDeadline = min(wholeDeadline, deadline) }
    var received: [UInt8] = []
    var lastByte: UInt8?
    var isDamaged = false
    defer { if !received.isEmpty { note(.response, received, exchange) } }
    while true {
      let until = min(
        wholeDeadline,
        waitEnd(firstByteDeadline, filter, lastByte: lastByte, isDamaged: isDamaged))
      let rest = until.since(clock.now())
      if rest <= .zero {
        while let finding = filter.nextAtEnd() {
          if finding == .damaged { isDamaged = true }
          if let outcome = judge(finding, exchange) { return outcome }
        }
        lastByte = nil
        if clock.now() < min(firstByteDeadline, wholeDeadline), !isDamaged { continue }
        if isDamaged { pending.damaged() }
        return isDamaged ? .damaged : .silent
      }
      if Task.isCancelled { throw .cancelled }
      let bytes = try receive(on: &port, within: min(rest, policy.cancellationLatency))
      lastByte = bytes.last ?? lastByte
      received += bytes.prefix(Self.receivedLimit - received.count)
      filter.append(bytes)
      while let finding = filter.next() {
        if finding == .damaged { isDamaged = true }
        if let outcome = judge(finding, exchange) { return outcome }
      }
    }
  }

  /// Until when to wait for the next byte.
  ///
  /// An answer may begin until `firstByteDeadline`; one that has begun, or a line that is not quiet
  /// yet, gets its time. Behind a broken frame a whole one may follow.
  private func waitEnd(
    _ firstByteDeadline: MonotonicInstant, _ filter: AnswerFilter, lastByte: UInt8?,
    isDamaged: Bool
  ) -> MonotonicInstant {
    let gapEnd = lastByteAt.advanced(by: policy.gapLimit)
    if filter.isInsideFrame || lastByte == Frame.wakeUp { return gapEnd }
    if isDamaged { return min(firstByteDeadline, gapEnd) }
    return max(firstByteDeadline, lastByteAt.advanced(by: policy.turnRound))
  }

  /// Takes what arrives, and remembers when.
  private mutating func receive(
    on port: inout Port, within limit: Duration
  ) throws(LineProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    do throws(SerialPortError) {
      let count = try port.read(into: &bytes, within: limit)
      if count > 0 { lastByteAt = clock.now() }
    } catch {
      throw .port(error)
    }
    return bytes
  }

  /// What the finding means for this exchange; `nil` where it is for another, or broken.
  private mutating func judge(
    _ finding: AnswerFilter.Finding, _ exchange: Exchange
  ) -> Exchange.Outcome? {
    switch finding {
    case .damaged: return nil
    case .foreign(let frame):
      pending.heard(frame)
      return nil
    case .answer(let answer):
      switch pending.claim(exchange.request, session: exchange.session) {
      case .own(let isLate): return .answer(answer, isLate: isLate)
      case .stale: return nil
      }
    case .refusal(let refusal, let address):
      switch pending.claimRefusal(exchange.request, session: exchange.session) {
      case .own: return .refusal(refusal, from: address)
      case .stale: return nil
      }
    }
  }

  private mutating func note(
    _ direction: TraceEntry.Direction, _ bytes: [UInt8], _ exchange: Exchange
  ) {
    trace.append(TraceEntry(direction: direction, bytes: bytes))
    exchange.progress(direction == .request ? .sending(bytes) : .received(bytes))
  }
}
