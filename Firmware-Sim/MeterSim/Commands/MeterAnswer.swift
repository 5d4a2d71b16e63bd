package import DLT645

/// What a meter sends back.
package struct MeterReply: Hashable, Sendable {
  package var frame: Frame
  /// From the request's last bit to the answer's first, in milliseconds.
  package var delay: Int64
  /// FEH in front.
  package var wakeUpCount: Int

  /// The bytes for the wire.
  package var bytes: [UInt8] { frame.wireBytes(wakeUpCount: wakeUpCount) }
}

/// Where a meter is talked to.
package enum MeterPort: Hashable, Sendable {
  /// RS-485 or infrared: the telephone.
  case line
  /// The module for the power line: the wave.
  case carrier
}

/// The meter's side of the link (DL/T 645-2007 §5 and §7): who is meant, and what is not answered.
extension Meter {
  /// Answers the bytes of one request, wake-up bytes allowed in front; `nil` is silence.
  package mutating func answer(_ bytes: [UInt8]) -> MeterReply? {
    let bare = bytes.drop { $0 == Frame.wakeUp }
    guard let request = try? Frame(wireBytes: bare) else { return nil }
    return answer(to: request)
  }

  /// Answers a request that arrived whole; `nil` is silence.
  package mutating func answer(to request: Frame, over port: MeterPort = .line) -> MeterReply? {
    // Other meters' answers, refusals and follow-up marks are not for a meter.
    guard state.inputs.powerLostAt == nil, request.control.rawValue & 0xE0 == 0,
      isMeant(by: request)
    else { return nil }
    let outcome = outcome(of: request)
    // What everybody is told nobody answers.
    guard request.address != .broadcast || answersBroadcast1997(request),
      let frame = frame(outcome, to: request)
    else { return nil }
    answerCount += 1
    display.noteTalk(over: port, at: state.time)
    let delay = settings.noise.number(in: settings.replyDelay, at: answerCount, for: .delay)
    return MeterReply(frame: frame, delay: delay, wakeUpCount: settings.wakeUpCount)
  }

  private func isMeant(by request: Frame) -> Bool {
    if settings.edition == .of1997 { return isMeant1997(by: request) }
    let function = request.control.function
    if request.address == .broadcast { return function == .broadcastTime || function == .freeze }
    guard address.isMeant(by: request.address) else { return false }
    switch function {
    case .read, .readMore, .readAddress, .writeAddress: return true
    default: return !request.address.hasWildcard
    }
  }

  private func frame(_ outcome: CommandOutcome, to request: Frame) -> Frame? {
    let control = request.control
    return switch outcome {
    case .silence: nil
    // After 15H it is the new address that answers.
    case .done(let data): Frame(address: address, control: control.answer(), data: data)
    case .more(let data):
      Frame(address: address, control: control.answer(hasMore: true), data: data)
    case .refused(let word): request.refusal(from: address, word)
    case .refusedInDetail(let word):
      Frame(
        address: address, control: control.refusal,
        data: [UInt8(truncatingIfNeeded: word), UInt8(word >> 8)])
    }
  }
}
