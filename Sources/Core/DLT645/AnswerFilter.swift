/// Finds the answer to one request among all that comes from a line.
///
/// Our own echo and noise are passed over. What belongs to other requests is told apart, and so is a
/// broken frame, for it may have been the answer. Frames are judged where they lie: an answer with
/// a number costs nothing on the heap.
package struct AnswerFilter: Sendable {
  package enum Finding: Hashable, Sendable {
    case answer(Answer)
    case refusal(Refusal, from: MeterAddress)
    /// The same in two bytes, as the functions of smart meters have it.
    case detailedRefusal(DetailedRefusal, from: MeterAddress)
    /// A meter's whole answer to something else.
    case foreign(Frame)
    /// A frame that did not come through whole, or an answer of a shape that no answer has.
    case damaged
  }

  private let matcher: AnswerMatcher
  private var decoder = FrameDecoder()

  package init(request: Frame) { matcher = AnswerMatcher(request: request) }

  /// Whether a frame may have begun: the line should be given time to finish it.
  package var isInsideFrame: Bool { decoder.isInsideFrame }

  package mutating func append(_ bytes: [UInt8]) { decoder.append(bytes.span) }

  package mutating func append(_ bytes: Span<UInt8>) { decoder.append(bytes) }

  /// Forgets what came so far.
  package mutating func reset() { decoder.reset() }

  /// The next finding, or `nil` until more bytes come.
  package mutating func next() -> Finding? { next(isEnd: false) }

  /// The next finding where no more bytes will come.
  package mutating func nextAtEnd() -> Finding? { next(isEnd: true) }

  private mutating func next(isEnd: Bool) -> Finding? {
    if let count = matcher.usualByteCount,
      let answer = decoder.take(count, { matcher.usualAnswer($0) })
    {
      return .answer(answer)
    }
    while let (piece, range) = decoder.advance(isEnd: isEnd) {
      switch piece {
      case .noise: continue
      case .damaged: return .damaged
      case .frame(let head):
        let bytes = decoder.bytes.span.extracting(range)
        switch matcher.judge(head, wireBytes: bytes) {
        case .answer(let answer): return .answer(answer)
        case .refusal(let refusal, let address): return .refusal(refusal, from: address)
        case .detailedRefusal(let refusal, let address):
          return .detailedRefusal(refusal, from: address)
        case .notOurs(.badDataLength), .notOurs(.badAddress): return .damaged
        case .notOurs(.fromMaster): continue
        case .notOurs: return .foreign(Frame(head, wholeWireBytes: bytes))
        }
      }
    }
    return nil
  }
}
