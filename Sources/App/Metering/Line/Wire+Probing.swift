import DLT645
import Hardware

/// Listening to all who may answer at once.
extension Wire where Port: ~Copyable {
  /// Hears everybody out: an answer may begin until the last moment that the standard allows, and
  /// behind the first a second may come. Without a `probe` only strangers are listened for.
  mutating func hear(
    _ probe: Frame?, _ exchange: Exchange, on port: inout Port
  ) throws(LineProblem) -> ProbeHearing {
    let sentAt = lastByteAt
    let firstByteDeadline = sentAt.advanced(by: policy.firstByteLimit)
    let wholeDeadline = sentAt.advanced(by: policy.wholeLimit)
    var decoder = FrameDecoder()
    var hearing = ProbeHearing()
    var received: [UInt8] = []
    while true {
      let quiet = decoder.isInsideFrame ? policy.gapLimit : policy.turnRound
      let until = min(wholeDeadline, max(firstByteDeadline, lastByteAt.advanced(by: quiet)))
      let rest = until.since(clock.now())
      if rest <= .zero { break }
      if Task.isCancelled { throw .cancelled }
      let bytes = try receive(on: &port, within: min(rest, policy.cancellationLatency))
      received += bytes.prefix(Self.receivedLimit - received.count)
      decoder.append(bytes)
      while let event = decoder.next() { hearing.add(event, after: probe) }
    }
    while let event = decoder.nextAtEnd() { hearing.add(event, after: probe) }
    if !received.isEmpty {
      note(.response, received, exchange)
      hearing.hearStrangers(in: received, hasAsked: probe == nil)
    }
    return hearing
  }
}

extension ProbeHearing {
  /// The echo of our own question to strangers is none of them.
  fileprivate mutating func hearStrangers(in bytes: [UInt8], hasAsked: Bool) {
    addressOf698 = DLT698Frame(fromServerIn: bytes)?.address
    other = addressOf698 != nil ? .dlt698 : hasAsked ? nil : OtherProtocol(foundIn: bytes)
  }

  fileprivate mutating func add(_ event: FrameDecoder.Event, after probe: Frame?) {
    switch event {
    case .noise(let bytes), .damaged(_, let bytes):
      noiseCount += bytes.count { $0 != Frame.wakeUp }
    case .frame(let frame):
      // Our own echo, or a late answer to something else.
      guard let probe, frame.control.isFromMeter,
        frame.control.function == probe.control.function
      else { return }
      answers.append(frame)
    }
  }
}
