import DLT645

/// Finds the answer to one request among all that comes from a line.
///
/// Our own echo and noise are passed over. What belongs to other requests is told apart, and so is a
/// broken frame, for it may have been the answer.
struct AnswerFilter: Sendable {
  enum Finding: Hashable, Sendable {
    case answer(Answer)
    case refusal(OrderRefusal, from: MeterAddress)
    /// A meter's whole answer to something else.
    case foreign(Frame)
    /// A frame that did not come through whole, or an answer of a shape that no answer has.
    case damaged
  }

  private let matcher: AnswerMatcher
  private var decoder = FrameDecoder()

  init(request: Frame) { matcher = AnswerMatcher(request: request) }

  /// Whether a frame may have begun: the line should be given time to finish it.
  var isInsideFrame: Bool { decoder.isInsideFrame }

  mutating func append(_ bytes: some Sequence<UInt8>) { decoder.append(bytes) }

  /// Forgets what came so far.
  mutating func reset() { decoder.reset() }

  /// The next finding, or `nil` until more bytes come.
  mutating func next() -> Finding? { next(isEnd: false) }

  /// The next finding where no more bytes will come.
  mutating func nextAtEnd() -> Finding? { next(isEnd: true) }

  private mutating func next(isEnd: Bool) -> Finding? {
    let matcher = matcher
    while let finding = decoder.next(
      isEnd: isEnd, { piece, bytes in Self.judge(piece, bytes, matcher) })
    {
      if let finding { return finding }
    }
    return nil
  }

  private static func judge(
    _ piece: FrameDecoder.Piece, _ bytes: Span<UInt8>, _ matcher: AnswerMatcher
  ) -> Finding? {
    switch piece {
    case .noise: nil
    case .damaged: .damaged
    case .frame(let head):
      switch matcher.judge(head, wireBytes: bytes) {
      case .answer(let answer): .answer(answer)
      case .refusal(let refusal, let address): .refusal(.word(refusal), from: address)
      case .detailedRefusal(let refusal, let address):
        .refusal(.detailed(refusal), from: address)
      case .notOurs(.badDataLength), .notOurs(.badAddress): .damaged
      case .notOurs(.fromMaster): nil
      case .notOurs: .foreign(Frame(head, wholeWireBytes: bytes))
      }
    }
  }
}
