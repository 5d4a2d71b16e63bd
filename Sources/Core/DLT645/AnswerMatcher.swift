package import Units

/// Tells the answer to a request from everything else that may be heard on a line.
package struct AnswerMatcher: Hashable, Sendable {
  private let address: MeterAddress
  private let function: ControlCode.Function
  private let edition: Edition
  /// What was asked for, where the answer must repeat it.
  private let identifier: DataIdentifier?
  /// The request's last bytes, the last highest: an answer may have to repeat some.
  private let tail: UInt64
  private let dataCount: Int
  private let usual: NumberAnswer

  package init(request: Frame) {
    address = request.address
    function = request.control.function
    edition = request.edition
    identifier = request.identifier
    dataCount = request.bytes.count
    usual = NumberAnswer(to: request)
    var tail: UInt64 = 0
    for byte in request.data.suffix(ValueBytes.maximumWordCount) {
      tail = tail >> 8 | UInt64(byte) << 56
    }
    self.tail = tail
  }

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
    /// The bytes are not one whole frame.
    case noFrame
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
    /// The address inside a 93H is no address, or not that of the frame; A5…A0 as received.
    case badAddress(UInt64)
  }

  /// Judges a frame where it lies; nothing is allocated unless the value is longer than a number.
  ///
  /// `wireBytes` are the whole frame, without wake-up bytes.
  package func judge(wireBytes: Span<UInt8>) -> Verdict {
    switch Frame.inspect(wireBytes) {
    case .whole(let head, wireBytes.count): judge(head, wireBytes: wireBytes)
    default: .notOurs(.noFrame)
    }
  }

  /// The number in the answer to a read of one, from the bytes of a whole frame; `nil` for whatever
  /// else may come, which `judge` takes apart.
  package func number(inWireBytes wireBytes: Span<UInt8>) -> ExactDecimal? {
    usual.number(in: wireBytes).map {
      ExactDecimal(digits: $0.exact.digits, decimals: $0.exact.decimals)
    }
  }

  /// The length of such an answer; `nil` where none is awaited.
  var usualByteCount: Int? { usual.frameByteCount == 0 ? nil : usual.frameByteCount }

  /// The same as an answer.
  @inline(__always)
  func usualAnswer(_ wireBytes: Span<UInt8>) -> Answer? {
    guard let identifier, let found = usual.number(in: wireBytes) else { return nil }
    return Answer(
      address: found.address, identifier: identifier, word: found.word,
      byteCount: usual.valueByteCount,
      number: ExactDecimal(digits: found.exact.digits, decimals: found.exact.decimals))
  }

  package func judge(_ frame: Frame) -> Verdict {
    let wireBytes = frame.wireBytes(wakeUpCount: 0)
    return judge(wireBytes: wireBytes.span)
  }

  /// Judges a frame that `inspect` found whole.
  @inline(__always)
  func judge(_ head: FrameHead, wireBytes: Span<UInt8>) -> Verdict {
    let data = wireBytes.extracting(head.dataRange)
    guard head.control.isFromMeter else { return .notOurs(.fromMaster) }
    guard isAsked(head.address, isRefusal: head.control.isRefusal) else {
      return .notOurs(.otherAddress(head.address))
    }
    guard head.control.function == function, !(head.control.isRefusal && head.control.hasMore)
    else { return .notOurs(.otherFunction(head.control)) }
    if head.control.isRefusal { return refusal(head, data) }
    switch function {
    case .read, .read1997: return read(head, data)
    case .readMore, .readMore1997: return readMore(head, data)
    case .security:
      return edition == .of1997 ? anything(head, data) : read(head, data)
    case .readAddress: return readAddress(head, data)
    // A meter of 1997 says no with FFH in place of the rate.
    case .changeRate1997 where data.count == 1 && data[0] &- Frame.dataOffset == 0xFF:
      return .refusal(.rateCannotChange, from: head.address)
    case .changeRate, .changeRate1997: return echo(head, data, ofLast: dataCount)
    case .changePassword, .changePassword1997:
      return echo(head, data, ofLast: Password.byteCount, mayLack: true)
    case .output: return echo(head, data, ofLast: dataCount, mayLack: true)
    // Newer types answer with an execution word.
    case .control: return anything(head, data)
    default:
      guard data.isEmpty else { return .notOurs(.badDataLength(data.count)) }
      return anything(head, data)
    }
  }

  /// Whether `found` is one that may answer.
  ///
  /// Who is given a new address answers from it (15H, 0AH). Many meters of 1997 answer at the
  /// broadcast address.
  @inline(__always)
  private func isAsked(_ found: MeterAddress, isRefusal: Bool) -> Bool {
    switch function {
    case .writeAddress, .writeAddress1997:
      guard !isRefusal else { return true }
      return dataCount == MeterAddress.byteCount && found.nibbles == last(dataCount)
    default: break
    }
    if address == .broadcast, edition == .of1997 { return true }
    return found.isMeant(by: address)
  }

  private func refusal(_ head: FrameHead, _ data: Span<UInt8>) -> Verdict {
    if data.count == 2, edition == .of2007 {
      let word = UInt16(plainWord(data, at: 0, byteCount: 2))
      switch function {
      case .security:
        return .detailedRefusal(.security(SecurityRefusal(rawValue: word)), from: head.address)
      case .control:
        return .detailedRefusal(.control(ControlRefusal(rawValue: word)), from: head.address)
      default: break
      }
    }
    guard data.count == 1 else { return .notOurs(.badDataLength(data.count)) }
    return .refusal(Refusal(rawValue: data[0] &- Frame.dataOffset), from: head.address)
  }

  @inline(__always)
  private func read(_ head: FrameHead, _ data: Span<UInt8>) -> Verdict {
    guard let asked = identifier, data.count >= asked.byteCount else {
      return .notOurs(.badDataLength(data.count))
    }
    let found = DataIdentifier(leadingWire: data, edition: asked.edition)
    guard found == asked else { return .notOurs(.otherIdentifier(found)) }
    return answer(head, data.extracting(asked.byteCount...), identifier: asked)
  }

  private func readMore(_ head: FrameHead, _ data: Span<UInt8>) -> Verdict {
    guard let asked = identifier, data.count > asked.byteCount else {
      return .notOurs(.badDataLength(data.count))
    }
    let found = DataIdentifier(leadingWire: data, edition: asked.edition)
    guard found == asked else { return .notOurs(.otherIdentifier(found)) }
    var end = data.count
    if asked.edition == .of2007 {
      end -= 1
      let sequence = data[end] &- Frame.dataOffset
      guard UInt64(sequence) == last(1) else { return .notOurs(.otherSequence(sequence)) }
    }
    return answer(head, data.extracting(asked.byteCount..<end), identifier: asked)
  }

  private func readAddress(_ head: FrameHead, _ data: Span<UInt8>) -> Verdict {
    guard data.count == MeterAddress.byteCount else {
      return .notOurs(.badDataLength(data.count))
    }
    let word = plainWord(data, at: 0, byteCount: MeterAddress.byteCount)
    guard let address = MeterAddress(wireWord: word), !address.hasWildcard,
      address.isMeant(by: head.address)
    else { return .notOurs(.badAddress(word)) }
    var own = head
    own.address = address
    return answer(own, data, identifier: nil)
  }

  /// An answer that repeats what was asked; some meters leave that out where `mayLack`.
  private func echo(
    _ head: FrameHead, _ data: Span<UInt8>, ofLast count: Int,
    mayLack: Bool = false
  ) -> Verdict {
    if mayLack, data.isEmpty { return anything(head, data) }
    guard data.count == count, count <= ValueBytes.maximumWordCount else {
      return .notOurs(.badDataLength(data.count))
    }
    guard plainWord(data, at: 0, byteCount: count) == last(count) else {
      return .notOurs(.otherEcho)
    }
    return anything(head, data)
  }

  /// The request's last `count` bytes as one number, the first of them lowest; at most eight.
  private func last(_ count: Int) -> UInt64 { tail >> UInt64(64 - 8 * count) }

  private func anything(_ head: FrameHead, _ data: Span<UInt8>) -> Verdict {
    answer(head, data, identifier: nil)
  }

  @inline(__always)
  private func answer(
    _ head: FrameHead, _ value: Span<UInt8>, identifier: DataIdentifier?
  ) -> Verdict {
    .answer(
      Answer(
        address: head.address, identifier: identifier, bytes: ValueBytes(wire: value),
        hasMore: head.control.hasMore))
  }
}
