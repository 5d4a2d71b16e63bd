import MeterFace

/// The display's own part of a meter: what is shown now, and how long ago somebody talked.
///
/// It follows the hall's time, and nothing of it is kept over a power cut.
struct MeterDisplay: Sendable {
  private(set) var sequence: DisplaySequence
  /// The hall's time of the last answer, in seconds.
  private var lastTalk: [MeterPort: Int64] = [:]

  /// The telephone or the wave stands this long after an answer, in seconds.
  static let talkSeconds: Int64 = 2

  init(_ list: DisplayList, at time: Int64) {
    sequence = DisplaySequence(list, at: time * 1000)
  }

  /// Goes on to `time` (seconds), with the parameters and the mains as they are.
  mutating func follow(_ list: DisplayList, hasPower: Bool, at time: Int64) {
    sequence.replaceList(with: list)
    sequence.setPower(hasPower, at: time * 1000)
    sequence.advance(to: time * 1000)
  }

  mutating func pressKey(at time: Int64) { sequence.pressKey(at: time * 1000) }

  mutating func noteTalk(over port: MeterPort, at time: Int64) {
    lastTalk[port] = time
    sequence.light(at: time * 1000)
  }

  func isTalking(over port: MeterPort, at time: Int64) -> Bool {
    lastTalk[port].map { time - $0 < Self.talkSeconds } ?? false
  }
}
