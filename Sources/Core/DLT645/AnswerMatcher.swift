/// Tells the answer to a request from everything else that may be heard on a line.
package struct AnswerMatcher: Hashable, Sendable {
  package let request: Frame

  package init(request: Frame) { self.request = request }

  package enum Verdict: Hashable, Sendable {
    case answer(Answer)
    /// The meter answered that it will not.
    case refusal(Refusal, from: MeterAddress)
    case notOurs(Mismatch)
  }

  /// Why a frame is no answer to the request.
  package enum Mismatch: Hashable, Sendable {
    /// D7 is 0: one's own echo, or another master.
    case fromMaster
    case otherAddress(MeterAddress)
    case otherFunction(ControlCode)
    /// A late answer to an earlier request, mostly.
    case otherIdentifier(DataIdentifier)
    /// A 92H with the number of another part.
    case otherSequence(UInt8)
    /// Too few or too many bytes for this kind of answer.
    case badDataLength(Int)
    /// The address inside a 93H is no address, or not that of the frame.
    case badAddress([UInt8])
  }

  package func judge(_ frame: Frame) -> Verdict {
    guard frame.control.isFromMeter else { return .notOurs(.fromMaster) }
    guard frame.address.isMeant(by: request.address) else {
      return .notOurs(.otherAddress(frame.address))
    }
    guard frame.control.function == request.control.function,
      !(frame.control.isRefusal && frame.control.hasMore)
    else { return .notOurs(.otherFunction(frame.control)) }
    if frame.control.isRefusal { return refusal(frame) }
    switch request.control {
    case .read: return read(frame)
    case .readMore: return readMore(frame)
    case .readAddress: return readAddress(frame)
    default:
      return .answer(answer(frame, identifier: nil, value: frame.data[...]))
    }
  }

  private func refusal(_ frame: Frame) -> Verdict {
    guard frame.data.count == 1, let word = frame.data.first else {
      return .notOurs(.badDataLength(frame.data.count))
    }
    return .refusal(Refusal(rawValue: word), from: frame.address)
  }

  private func read(_ frame: Frame) -> Verdict {
    guard let identifier = DataIdentifier(leading: frame.data) else {
      return .notOurs(.badDataLength(frame.data.count))
    }
    guard identifier == request.identifier else { return .notOurs(.otherIdentifier(identifier)) }
    let value = frame.data.dropFirst(DataIdentifier.byteCount)
    return .answer(answer(frame, identifier: identifier, value: value))
  }

  private func readMore(_ frame: Frame) -> Verdict {
    guard frame.data.count > DataIdentifier.byteCount,
      let identifier = DataIdentifier(leading: frame.data), let sequence = frame.data.last
    else { return .notOurs(.badDataLength(frame.data.count)) }
    guard identifier == request.identifier else { return .notOurs(.otherIdentifier(identifier)) }
    guard sequence == request.data.last else { return .notOurs(.otherSequence(sequence)) }
    let value = frame.data.dropFirst(DataIdentifier.byteCount).dropLast()
    return .answer(answer(frame, identifier: identifier, value: value))
  }

  private func readAddress(_ frame: Frame) -> Verdict {
    guard frame.data.count == MeterAddress.byteCount else {
      return .notOurs(.badDataLength(frame.data.count))
    }
    guard let address = MeterAddress(wireBytes: frame.data), !address.hasWildcard,
      address.isMeant(by: frame.address)
    else { return .notOurs(.badAddress(frame.data)) }
    var answer = answer(frame, identifier: nil, value: frame.data[...])
    answer.address = address
    return .answer(answer)
  }

  private func answer(_ frame: Frame, identifier: DataIdentifier?, value: ArraySlice<UInt8>)
    -> Answer
  {
    Answer(
      address: frame.address, identifier: identifier, value: Array(value),
      hasMore: frame.control.hasMore)
  }
}
