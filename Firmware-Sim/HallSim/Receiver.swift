import DLT645
import Hardware
import QGDW1376

/// The receiving half of a line: a pty hands over at once what a UART would still be sending, so
/// each byte is heard only when its stop bit would have passed.
struct Receiver: Sendable {
  /// A request that will have arrived whole at `end`.
  struct Heard: Sendable {
    var message: Message
    var start: MonotonicInstant
    var end: MonotonicInstant
    /// The rate at which it was sent.
    var baud: Int
  }

  enum Message: Sendable {
    case frame(Frame)
    case packet(Packet)
  }

  /// Characters that may still be on their way; more are lost.
  static let backlogLimit = 1024
  /// Tb: a longer gap ends a frame (DL/T 645-2007 §4).
  static let gapLimit = Duration.milliseconds(500)

  private var decoder = FrameDecoder()
  /// In place of `decoder` where a concentrator listens, who understands packets too.
  private var lineDecoder: LineDecoder?
  /// The rate of what the decoder holds.
  private var baud: Int?
  /// When the last character will have arrived.
  private(set) var freeAt = MonotonicInstant(nanoseconds: 0)

  init(hearsPackets: Bool = false) { lineDecoder = hearsPackets ? LineDecoder() : nil }

  /// When the characters that arrive at `now` begin on the wire.
  func start(at now: MonotonicInstant) -> MonotonicInstant { max(now, freeAt) }

  /// Takes what the master handed over at `now`, speaking at `baud`. A frame that changes its rate
  /// on the way is none.
  mutating func receive(_ bytes: [UInt8], at now: MonotonicInstant, baud: Int) -> [Heard] {
    let characterTime = LineSettings(baud: baud).duration(ofCharacters: 1)
    let start = start(at: now)
    let backlog = Int(start.since(now) / characterTime)
    let taken = bytes.prefix(max(0, Self.backlogLimit - backlog))
    if start.since(freeAt) > Self.gapLimit || baud != self.baud {
      decoder.reset()
      lineDecoder?.reset()
    }
    self.baud = baud
    var heard: [Heard] = []
    for (index, byte) in taken.enumerated() {
      freeAt = start.advanced(by: characterTime * (index + 1))
      for message in messages(with: byte) {
        heard.append(Heard(message: message, start: start, end: freeAt, baud: baud))
      }
    }
    return heard
  }

  /// What becomes whole with this byte.
  private mutating func messages(with byte: UInt8) -> [Message] {
    var messages: [Message] = []
    guard lineDecoder == nil else {
      lineDecoder?.append(CollectionOfOne(byte))
      while let event = lineDecoder?.next() {
        switch event {
        case .frame(.dlt645(let frame)): messages.append(.frame(frame))
        case .frame(.qgdw1376(let packet)): messages.append(.packet(packet))
        default: break
        }
      }
      return messages
    }
    decoder.append(CollectionOfOne(byte))
    while let event = decoder.next() {
      if case .frame(let frame) = event { messages.append(.frame(frame)) }
    }
    return messages
  }
}
