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

/// The rest of an answer that did not fit one frame.
struct FollowUp: Hashable, Sendable {
  var id: DataIdentifier
  var rest: [UInt8]
  /// SEQ that the next 12H must carry, 1…255.
  var sequence: UInt8
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
  package mutating func answer(to request: Frame) -> MeterReply? {
    // Other meters' answers, refusals and follow-up marks are not for a meter.
    guard request.control.rawValue & 0xE0 == 0, request.address != .broadcast,
      settings.address.isMeant(by: request.address),
      !request.address.hasWildcard || Self.takesWildcard(request.control.function),
      let frame = response(to: request)
    else { return nil }
    answerCount += 1
    let delay = settings.noise.number(in: settings.replyDelay, at: answerCount, for: .delay)
    return MeterReply(frame: frame, delay: delay, wakeUpCount: settings.wakeUpCount)
  }

  private static func takesWildcard(_ function: ControlCode.Function) -> Bool {
    function == .read || function == .readMore || function == .readAddress
  }

  private mutating func response(to request: Frame) -> Frame? {
    let control = request.control
    switch control.function {
    case .read: return read(request)
    case .readMore: return readMore(request)
    case .readAddress:
      // Errors of 13H are never answered (§7.3).
      return request.data.isEmpty ? frame(control.answer(), settings.address.wireBytes) : nil
    // Writing needs the programming key, which nobody can press here.
    case .write, .changePassword, .resetDemand, .clearMeter, .clearEvents, .control:
      return refusal(control, .notAuthorised)
    case .changeRate: return refusal(control, .rateCannotChange)
    case .freeze, .output: return refusal(control, .other)
    // C3 carries the two-byte SERR: b3, identity not authenticated.
    case .security: return frame(control.refusal, [0x08, 0x00])
    // 08H and 15H are never refused; 1997's functions are unknown here.
    default: return nil
    }
  }

  private mutating func read(_ request: Frame) -> Frame {
    followUp = nil
    guard let id = DataIdentifier(leading: request.data) else {
      return refusal(request.control, .other)
    }
    guard let data = data(of: id) else { return refusal(request.control, .unknownData) }
    guard request.data.count == Edition.of2007.identifierByteCount else {
      return refusal(request.control, .other)
    }
    let room = Frame.maximumDataLength - Edition.of2007.identifierByteCount
    if data.count > room {
      followUp = FollowUp(id: id, rest: Array(data[room...]), sequence: 1)
    }
    return frame(
      request.control.answer(hasMore: data.count > room), id.wireBytes + data.prefix(room))
  }

  private mutating func readMore(_ request: Frame) -> Frame {
    guard let next = followUp, request.data == next.id.wireBytes + [next.sequence] else {
      return refusal(request.control, .unknownData)
    }
    let room = Frame.maximumDataLength - Edition.of2007.identifierByteCount - 1
    let hasMore = next.rest.count > room
    let data = next.id.wireBytes + next.rest.prefix(room) + [next.sequence]
    followUp =
      hasMore && next.sequence < 255
      ? FollowUp(
        id: next.id, rest: Array(next.rest.dropFirst(room)), sequence: next.sequence + 1)
      : nil
    return frame(request.control.answer(hasMore: hasMore), data)
  }

  private func frame(_ control: ControlCode, _ data: [UInt8]) -> Frame {
    Frame(address: settings.address, control: control, data: data)
  }

  private func refusal(_ control: ControlCode, _ word: Refusal) -> Frame {
    frame(control.refusal, [word.rawValue])
  }
}
