/// Tells the answer to a request from everything else that may be heard on a line.
package struct AnswerMatcher: Hashable, Sendable {
  package let request: Frame

  package init(request: Frame) { self.request = request }

  package enum Verdict: Hashable, Sendable {
    case answer(Answer)
    /// The meter answered that it will not.
    case refusal(Refusal, from: MeterAddress)
    /// The same in two bytes, as the functions of smart meters have it.
    case detailedRefusal(DetailedRefusal, from: MeterAddress)
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
    /// Another rate, password or signal than was asked for comes back.
    case otherEcho
    /// Too few or too many bytes for this kind of answer.
    case badDataLength(Int)
    /// The address inside a 93H is no address, or not that of the frame.
    case badAddress([UInt8])
  }

  package func judge(_ frame: Frame) -> Verdict {
    guard frame.control.isFromMeter else { return .notOurs(.fromMaster) }
    guard isAsked(frame.address, isRefusal: frame.control.isRefusal) else {
      return .notOurs(.otherAddress(frame.address))
    }
    guard frame.control.function == request.control.function,
      !(frame.control.isRefusal && frame.control.hasMore)
    else { return .notOurs(.otherFunction(frame.control)) }
    if frame.control.isRefusal { return refusal(frame) }
    switch request.control.function {
    case .read, .read1997: return read(frame)
    case .readMore, .readMore1997: return readMore(frame)
    case .security: return request.edition == .of1997 ? anything(frame) : read(frame)
    case .readAddress: return readAddress(frame)
    case .changeRate, .changeRate1997: return echo(frame, of: request.data[...])
    case .changePassword, .changePassword1997:
      return echo(frame, of: request.data.suffix(Password.byteCount), mayLack: true)
    case .output: return echo(frame, of: request.data[...], mayLack: true)
    // Newer types answer with an execution word.
    case .control: return anything(frame)
    default:
      guard frame.data.isEmpty else { return .notOurs(.badDataLength(frame.data.count)) }
      return anything(frame)
    }
  }

  /// Whether `address` is one that may answer.
  ///
  /// Who is given a new address answers from it (15H, 0AH). Many meters of 1997 answer at the
  /// broadcast address.
  private func isAsked(_ address: MeterAddress, isRefusal: Bool) -> Bool {
    switch request.control.function {
    case .writeAddress, .writeAddress1997:
      guard !isRefusal else { return true }
      return MeterAddress(wireBytes: request.data) == address
    default: break
    }
    if request.address == .broadcast, request.edition == .of1997 { return true }
    return address.isMeant(by: request.address)
  }

  private func refusal(_ frame: Frame) -> Verdict {
    let data = frame.data
    if data.count == 2, request.edition == .of2007 {
      let word = UInt16(data[1]) << 8 | UInt16(data[0])
      switch request.control.function {
      case .security:
        return .detailedRefusal(.security(SecurityRefusal(rawValue: word)), from: frame.address)
      case .control:
        return .detailedRefusal(.control(ControlRefusal(rawValue: word)), from: frame.address)
      default: break
      }
    }
    guard data.count == 1, let word = data.first else {
      return .notOurs(.badDataLength(data.count))
    }
    return .refusal(Refusal(rawValue: word), from: frame.address)
  }

  private func read(_ frame: Frame) -> Verdict {
    guard let asked = request.identifier,
      let identifier = DataIdentifier(leading: frame.data, edition: asked.edition)
    else { return .notOurs(.badDataLength(frame.data.count)) }
    guard identifier == asked else { return .notOurs(.otherIdentifier(identifier)) }
    return .answer(
      answer(frame, identifier: identifier, value: frame.data.dropFirst(identifier.byteCount)))
  }

  private func readMore(_ frame: Frame) -> Verdict {
    guard let asked = request.identifier, frame.data.count > asked.byteCount,
      let identifier = DataIdentifier(leading: frame.data, edition: asked.edition)
    else { return .notOurs(.badDataLength(frame.data.count)) }
    guard identifier == asked else { return .notOurs(.otherIdentifier(identifier)) }
    var value = frame.data.dropFirst(identifier.byteCount)
    if asked.edition == .of2007, let sequence = value.popLast() {
      guard sequence == request.data.last else { return .notOurs(.otherSequence(sequence)) }
    }
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

  /// An answer that repeats what was asked; some meters leave that out where `mayLack`.
  private func echo(
    _ frame: Frame, of expected: ArraySlice<UInt8>, mayLack: Bool = false
  ) -> Verdict {
    if mayLack, frame.data.isEmpty { return anything(frame) }
    guard frame.data.count == expected.count else {
      return .notOurs(.badDataLength(frame.data.count))
    }
    guard frame.data.elementsEqual(expected) else { return .notOurs(.otherEcho) }
    return anything(frame)
  }

  private func anything(_ frame: Frame) -> Verdict {
    .answer(answer(frame, identifier: nil, value: frame.data[...]))
  }

  private func answer(_ frame: Frame, identifier: DataIdentifier?, value: ArraySlice<UInt8>)
    -> Answer
  {
    Answer(
      address: frame.address, identifier: identifier, value: Array(value),
      hasMore: frame.control.hasMore)
  }
}
