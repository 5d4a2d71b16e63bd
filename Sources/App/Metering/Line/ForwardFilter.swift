import DLT645
import QGDW1376

/// Finds what a concentrator brings back of one request among all that comes from it.
///
/// Late answers need no memory here: each order has a number of its own.
struct ForwardFilter: Sendable {
  private let matcher: ForwardAnswerMatcher
  private let request: Frame
  private var stream = StreamDecoder<Packet>()

  /// `request` is the frame inside `order`.
  init(order: ForwardRequest, request: Frame) {
    matcher = ForwardAnswerMatcher(request: order)
    self.request = request
  }

  var isInsideFrame: Bool { stream.isInsideFrame }

  mutating func append(_ bytes: [UInt8]) { stream.append(bytes) }

  mutating func reset() { stream.reset() }

  /// The next finding; `isEnd` where no more bytes will come.
  mutating func next(isEnd: Bool) -> Finding? {
    while let piece = stream.next(isEnd: isEnd, { Self.read($0, $1) }) {
      switch piece {
      case .noise: continue
      case .damaged: return .damagedPacket
      case .packet(let packet):
        if let finding = judge(packet) { return finding }
      }
    }
    return nil
  }

  private enum Piece {
    case noise, damaged
    case packet(Packet)
  }

  private static func read(_ piece: StreamDecoder<Packet>.Piece, _ bytes: Span<UInt8>) -> Piece {
    switch piece {
    case .noise: .noise
    case .damaged: .damaged
    case .frame(let head): .packet(Packet(head, wholeWireBytes: bytes))
    }
  }

  private func judge(_ packet: Packet) -> Finding? {
    switch matcher.judge(packet) {
    case .answer(let content): return inner(content)
    case .noMeterAnswer: return .carrier(.meterSilent)
    case .refusal(let refusal): return .carrier(.terminalRefused(refusal))
    case .notOurs(.badData): return .damagedPacket
    case .accepted, .notOurs: return nil
    }
  }

  /// What the meter said, as the terminal heard it. There will be no more: what is not its answer
  /// is a broken one.
  private func inner(_ content: [UInt8]) -> Finding {
    var filter = AnswerFilter(request: request)
    filter.append(content)
    while let finding = filter.nextAtEnd() {
      switch finding {
      case .answer(let answer): return .answer(answer)
      case .refusal(let refusal, let address): return .refusal(.word(refusal), from: address)
      case .detailedRefusal(let refusal, let address):
        return .refusal(.detailed(refusal), from: address)
      case .foreign, .damaged: continue
      }
    }
    return .damagedInside
  }
}
