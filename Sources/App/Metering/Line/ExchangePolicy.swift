package import Hardware

/// How long a line waits for what, and how often it asks.
///
/// The defaults are those of DL/T 645-2007 §5.1: a meter answers 20…500 ms after the request and
/// leaves at most 500 ms between two bytes.
package struct ExchangePolicy: Hashable, Sendable {
  /// Silence before each request, from the last byte on the line.
  package var turnRound = Duration.milliseconds(20)
  /// From the request's last bit to the answer's first byte.
  package var firstByteLimit = Self.longestReplyDelay + Self.margin
  /// Between two bytes of an answer.
  package var gapLimit = Duration.milliseconds(500)
  /// For one exchange from the request's last bit, whatever comes.
  package var wholeLimit: Duration
  /// For the line to become silent before a request.
  package var settleLimit = Duration.seconds(1)
  /// For the port to take a request, beyond its time on the wire.
  package var writeLimit = Duration.seconds(1)
  /// How often an item is asked for before it counts as silent or damaged.
  package var tryCount = 2
  /// FEH before each request.
  package var wakeUpCount = 4
  /// How long after its request an answer may still come. A later read does not ask the same before
  /// that, so that it gets no answer but its own.
  package var lateLimit = Duration.seconds(2)
  /// Items in a row without an answer after which the meter counts as gone, within one read.
  package var silentItemLimit = 2
  /// Bytes without a frame that count as a broken answer; fewer are a glitch of the line.
  package var leastNoise = 8
  /// A wait is looked up from this often, to see whether the read was cancelled.
  package var cancellationLatency = Duration.milliseconds(200)

  /// Td of §5.1.
  package static let longestReplyDelay = Duration.milliseconds(500)
  /// For drivers, adapters and a busy machine.
  package static let margin = Duration.milliseconds(100)
  /// 4 FEH, 12 of the frame, 200 of data.
  package static let longestAnswer = 216

  /// For meters on the wire itself.
  package init(settings: LineSettings) {
    wholeLimit =
      firstByteLimit + settings.duration(ofCharacters: 2 * Self.longestAnswer) + gapLimit
  }

  /// For meters behind a concentrator that takes up to `carrierDelay` to reach one.
  package init(settings: LineSettings, carrierDelay: Duration) {
    self.init(settings: settings)
    firstByteLimit += carrierDelay
    wholeLimit += carrierDelay
    lateLimit += carrierDelay * 2
  }

  /// For a line of which meters are reached in this way.
  package init(settings: LineSettings, route: MeterRoute) {
    switch route {
    case .direct: self.init(settings: settings)
    case .through(let delay): self.init(settings: settings, carrierDelay: delay)
    case .forwarded(let forward):
      self.init(settings: settings, carrierDelay: .zero)
      wholeLimit += forward.budget
    }
  }

  /// What depends on the rate changes with it.
  mutating func adapt(from old: LineSettings, to new: LineSettings) {
    let count = 2 * Self.longestAnswer
    wholeLimit += new.duration(ofCharacters: count) - old.duration(ofCharacters: count)
  }
}
