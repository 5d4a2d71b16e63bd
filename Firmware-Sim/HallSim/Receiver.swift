import DLT645
import Hardware

/// The receiving half of a line: a pty hands over at once what a UART would still be sending, so
/// each byte is heard only when its stop bit would have passed.
struct Receiver: Sendable {
  /// A request that will have arrived whole at `end`.
  struct Heard: Sendable {
    var frame: Frame
    var start: MonotonicInstant
    var end: MonotonicInstant
  }

  /// Characters that may still be on their way; more are lost.
  static let backlogLimit = 1024
  /// Tb: a longer gap ends a frame (DL/T 645-2007 §4).
  static let gapLimit = Duration.milliseconds(500)

  private let characterTime: Duration
  private var decoder = FrameDecoder()
  /// When the last character will have arrived.
  private(set) var freeAt = MonotonicInstant(nanoseconds: 0)

  init(characterTime: Duration) { self.characterTime = characterTime }

  /// When the characters that arrive at `now` begin on the wire.
  func start(at now: MonotonicInstant) -> MonotonicInstant { max(now, freeAt) }

  /// Takes what the master handed over at `now`. At the wrong rate nothing of it is understood.
  mutating func receive(_ bytes: [UInt8], at now: MonotonicInstant, isIntelligible: Bool) -> [Heard]
  {
    let start = start(at: now)
    let backlog = Int(start.since(now) / characterTime)
    let taken = bytes.prefix(max(0, Self.backlogLimit - backlog))
    if start.since(freeAt) > Self.gapLimit || !isIntelligible { decoder.reset() }
    var heard: [Heard] = []
    for (index, byte) in taken.enumerated() {
      freeAt = start.advanced(by: characterTime * (index + 1))
      guard isIntelligible else { continue }
      decoder.append(CollectionOfOne(byte))
      while let event = decoder.next() {
        if case .frame(let frame) = event {
          heard.append(Heard(frame: frame, start: start, end: freeAt))
        }
      }
    }
    return heard
  }
}
