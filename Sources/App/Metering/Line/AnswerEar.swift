import DLT645

/// What finds the answer, by the way on which a line's meters are reached: one of two filters, each
/// worked on where it lies.
struct AnswerEar: Sendable {
  private var bare: AnswerFilter?
  private var wrapped: ForwardFilter?

  init(_ filter: AnswerFilter) { bare = filter }

  init(_ filter: ForwardFilter) { wrapped = filter }

  var isInsideFrame: Bool { bare?.isInsideFrame ?? wrapped?.isInsideFrame ?? false }

  mutating func append(_ bytes: [UInt8]) {
    bare?.append(bytes)
    wrapped?.append(bytes)
  }

  /// The next finding; `isEnd` where no more bytes will come.
  mutating func next(isEnd: Bool = false) -> Finding? {
    if let finding = isEnd ? bare?.nextAtEnd() : bare?.next() { return finding.inGeneral }
    return wrapped?.next(isEnd: isEnd)
  }

  mutating func reset() {
    bare?.reset()
    wrapped?.reset()
  }
}

/// What came from a line while an answer was awaited.
enum Finding: Hashable, Sendable {
  case answer(Answer)
  case refusal(OrderRefusal, from: MeterAddress)
  /// A meter's whole answer to something else.
  case foreign(Frame)
  /// A frame that did not come through whole; behind it the answer may follow.
  case damaged
  /// A concentrator's packet came whole, and what it brought from the meter was broken.
  case damagedInside
  /// A concentrator's own packet did not come through whole.
  case damagedPacket
  case carrier(CarrierFault)
}

extension AnswerFilter.Finding {
  fileprivate var inGeneral: Finding {
    switch self {
    case .answer(let answer): .answer(answer)
    case .refusal(let refusal, let address): .refusal(.word(refusal), from: address)
    case .detailedRefusal(let refusal, let address): .refusal(.detailed(refusal), from: address)
    case .foreign(let frame): .foreign(frame)
    case .damaged: .damaged
    }
  }
}
