import DLT645

/// Finds the answer to one request among all that comes from a line.
///
/// Our own echo and noise are passed over. What belongs to other requests is told apart, and so is a
/// broken frame, for it may have been the answer.
struct AnswerFilter: Sendable {
  enum Finding: Hashable, Sendable {
    case answer(Answer)
    case refusal(Refusal, from: MeterAddress)
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
  mutating func next() -> Finding? {
    while let event = decoder.next() {
      if let finding = judge(event) { return finding }
    }
    return nil
  }

  /// The next finding where no more bytes will come.
  mutating func nextAtEnd() -> Finding? {
    while let event = decoder.nextAtEnd() {
      if let finding = judge(event) { return finding }
    }
    return nil
  }

  private func judge(_ event: FrameDecoder.Event) -> Finding? {
    switch event {
    case .noise: nil
    case .damaged: .damaged
    case .frame(let frame):
      switch matcher.judge(frame) {
      case .answer(let answer): .answer(answer)
      case .refusal(let refusal, let address): .refusal(refusal, from: address)
      case .detailedRefusal(_, let address): .refusal(.other, from: address)
      case .notOurs(.badDataLength), .notOurs(.badAddress): .damaged
      case .notOurs(.fromMaster): nil
      case .notOurs: .foreign(frame)
      }
    }
  }
}
