import DLT645
import Hardware

/// A request and the wait for its answer.
extension Wire where Port: ~Copyable {
  mutating func ask(
    _ request: Frame, _ exchange: Exchange, on port: inout Port
  ) throws(LineProblem) -> Exchange.Outcome {
    pending.forget(before: clock.now().advanced(by: .zero - policy.lateLimit))
    let rest = exchange.deadline?.since(clock.now())
    guard var envelope = postman.envelope(request, rest: rest, settings, policy) else {
      throw .outOfTime
    }
    if envelope.needsMemory {
      if let outcome = try settle(request, exchange, on: &port, &envelope.ear) { return outcome }
      envelope.ear.reset()
    } else {
      try awaitSilence(exchange, on: &port)
    }
    if envelope.needsMemory {
      pending.sent(request, session: exchange.session, at: clock.now())
    }
    try send(envelope.bytes, exchange, on: &port)
    return try listen(request, exchange, on: &port, &envelope)
  }

  /// Keeps the silence before a request, and waits until no earlier call's answer can be taken for
  /// its own. What comes meanwhile is thrown away, but for the late answer to an earlier try.
  private mutating func settle(
    _ request: Frame, _ exchange: Exchange, on port: inout Port, _ ear: inout AnswerEar
  ) throws(LineProblem) -> Exchange.Outcome? {
    let limit = readyAt(request, exchange).advanced(by: policy.settleLimit)
    var received: [UInt8] = []
    while true {
      let rest = max(.zero, readyAt(request, exchange).since(clock.now()))
      let bytes = try receive(on: &port, within: min(rest, policy.cancellationLatency))
      let now = clock.now()
      if bytes.isEmpty, now >= readyAt(request, exchange) { return nil }
      if let deadline = exchange.deadline, now >= deadline { return .silent }
      if now > limit { throw .neverQuiet }
      if Task.isCancelled { throw .cancelled }
      received += bytes.prefix(Self.receivedLimit - received.count)
      ear.append(bytes)
      while let finding = ear.next() {
        guard let outcome = judge(finding, request, exchange) else { continue }
        note(.response, received, exchange)
        return outcome
      }
    }
  }

  /// Keeps the silence before something that is no question.
  mutating func awaitSilence(
    _ exchange: Exchange, on port: inout Port
  ) throws(LineProblem) {
    let limit = lastByteAt.advanced(by: policy.turnRound + policy.settleLimit)
    while true {
      let ready = lastByteAt.advanced(by: policy.turnRound)
      let rest = max(.zero, ready.since(clock.now()))
      let bytes = try receive(on: &port, within: min(rest, policy.cancellationLatency))
      let now = clock.now()
      if bytes.isEmpty, now >= lastByteAt.advanced(by: policy.turnRound) { return }
      if now > limit { throw .neverQuiet }
      if Task.isCancelled { throw .cancelled }
    }
  }

  /// When the request may be sent, as far as is known now.
  private func readyAt(_ request: Frame, _ exchange: Exchange) -> MonotonicInstant {
    let quiet = lastByteAt.advanced(by: policy.turnRound)
    let earlier = pending.lastSent(request, before: exchange.session)
    return earlier.map { max(quiet, $0.advanced(by: policy.lateLimit)) } ?? quiet
  }

  mutating func send(
    _ bytes: [UInt8], _ exchange: Exchange, on port: inout Port
  ) throws(LineProblem) {
    let wireTime = settings.duration(ofCharacters: bytes.count)
    note(.request, bytes, exchange)
    let start = clock.now()
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
    _ request: Frame, _ exchange: Exchange, on port: inout Port, _ envelope: inout Envelope
  ) throws(LineProblem) -> Exchange.Outcome {
    let sentAt = lastByteAt
    let firstByteDeadline = sentAt.advanced(by: envelope.firstByteLimit)
    var wholeDeadline = sentAt.advanced(by: envelope.wholeLimit)
    if let deadline = exchange.deadline { wholeDeadline = min(wholeDeadline, deadline) }
    var received: [UInt8] = []
    var lastByte: UInt8?
    var damage: Exchange.Outcome?
    defer { if !received.isEmpty { note(.response, received, exchange) } }
    while true {
      let until = min(
        wholeDeadline,
        waitEnd(firstByteDeadline, envelope.ear, lastByte: lastByte, isDamaged: damage != nil))
      let rest = until.since(clock.now())
      let isEnd = rest <= .zero
      if !isEnd {
        if Task.isCancelled { throw .cancelled }
        let bytes = try receive(on: &port, within: min(rest, policy.cancellationLatency))
        lastByte = bytes.last ?? lastByte
        received += bytes.prefix(Self.receivedLimit - received.count)
        envelope.ear.append(bytes)
      }
      while let finding = envelope.ear.next(isEnd: isEnd) {
        damage = finding.damage ?? damage
        if let outcome = judge(finding, request, exchange, envelope) { return outcome }
      }
      guard isEnd else { continue }
      lastByte = nil
      if clock.now() < min(firstByteDeadline, wholeDeadline), damage == nil { continue }
      if damage == nil, envelope.needsMemory, isBabble(received) { damage = .damaged }
      if damage != nil { pending.damaged() }
      return damage ?? (envelope.needsMemory ? .silent : .carrier(.terminalSilent))
    }
  }

  /// Whether somebody talked in bytes that are nobody's frame: two meters at once, another rate.
  private func isBabble(_ received: [UInt8]) -> Bool {
    guard received.count >= policy.leastNoise, OtherProtocol(foundIn: received) == nil else {
      return false
    }
    return Capture(received).skipped.count { $0 != Frame.wakeUp } >= policy.leastNoise
  }

  /// Until when to wait for the next byte.
  ///
  /// An answer may begin until `firstByteDeadline`; one that has begun, or a line that is not quiet
  /// yet, gets its time. Behind a broken frame a whole one may follow.
  private func waitEnd(
    _ firstByteDeadline: MonotonicInstant, _ ear: AnswerEar, lastByte: UInt8?, isDamaged: Bool
  ) -> MonotonicInstant {
    let gapEnd = lastByteAt.advanced(by: policy.gapLimit)
    if ear.isInsideFrame || lastByte == Frame.wakeUp { return gapEnd }
    if isDamaged { return min(firstByteDeadline, gapEnd) }
    return max(firstByteDeadline, lastByteAt.advanced(by: policy.turnRound))
  }

  /// Takes what arrives, and remembers when.
  mutating func receive(
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
    _ finding: Finding, _ request: Frame, _ exchange: Exchange, _ envelope: Envelope? = nil
  ) -> Exchange.Outcome? {
    let isNumbered = envelope?.needsMemory == false
    switch finding {
    case .damaged, .damagedPacket: return nil
    case .damagedInside: return .damaged
    case .carrier(let fault): return .carrier(fault)
    case .foreign(let frame):
      pending.heard(frame)
      return nil
    case .answer(let answer) where isNumbered: return .answer(answer, isLate: false)
    case .refusal(let refusal, let address) where isNumbered:
      return .refusal(refusal, from: address)
    case .answer(let answer):
      switch pending.claim(request, session: exchange.session) {
      case .own(let isLate): return .answer(answer, isLate: isLate)
      case .stale: return nil
      }
    case .refusal(let refusal, let address):
      switch pending.claimRefusal(request, session: exchange.session) {
      case .own: return .refusal(refusal, from: address)
      case .stale: return nil
      }
    }
  }
}

extension Finding {
  /// What it makes of an exchange in which nothing else comes.
  fileprivate var damage: Exchange.Outcome? {
    switch self {
    case .damaged: .damaged
    case .damagedPacket: .carrier(.terminalDamaged)
    default: nil
    }
  }
}
