import Hardware

/// The sending half of a line: every byte waits for the moment at which a UART would have sent its
/// stop bit, counted from the start of its burst, so that nothing drifts.
struct Transmitter: Sendable {
  /// A byte and the rate at which it is sent.
  struct Sent: Hashable, Sendable {
    var value: UInt8
    var baud: Int

    /// What a UART set to `listener` makes of it. At another rate it is some other byte.
    func heard(at listener: Int?) -> UInt8 { listener == baud ? value : value | 0x80 }
  }

  private struct TimedByte {
    var sent: Sent
    var start: MonotonicInstant
    var end: MonotonicInstant

    func overlaps(_ other: TimedByte) -> Bool { start < other.end && other.start < end }
  }

  /// When somebody talks.
  struct Span: Sendable {
    var start: MonotonicInstant
    var end: MonotonicInstant
  }

  /// Bytes that may wait; more are lost.
  static let queueLimit = 4096
  /// Bursts that are remembered to find collisions.
  static let spanLimit = 8

  /// By rising end.
  private var queue: [TimedByte] = []
  private var spans: [Span] = []

  var nextDeadline: MonotonicInstant? { queue.first?.end }
  var isIdle: Bool { queue.isEmpty }
  /// When the last byte will have been sent.
  var freeAt: MonotonicInstant { spans.map(\.end).max() ?? MonotonicInstant(nanoseconds: 0) }

  /// Puts a burst on the line. Where another is on it already, both are spoilt.
  mutating func send(_ bytes: [UInt8], from start: MonotonicInstant, baud: Int) {
    guard !bytes.isEmpty else { return }
    let end = start.advanced(by: Self.characterTime(baud) * bytes.count)
    spans.append(Span(start: start, end: end))
    if spans.count > Self.spanLimit { spans.removeFirst() }
    echo(bytes, from: start, baud: baud)
  }

  /// Gives the master back what it says itself, as it says it: no further voice on the line.
  mutating func echo(_ bytes: [UInt8], from start: MonotonicInstant, baud: Int) {
    let characterTime = Self.characterTime(baud)
    for (index, byte) in bytes.enumerated() {
      place(
        TimedByte(
          sent: Sent(value: byte, baud: baud), start: start.advanced(by: characterTime * index),
          end: start.advanced(by: characterTime * (index + 1))))
    }
  }

  /// The bytes whose time has come, in order.
  mutating func due(at now: MonotonicInstant) -> [Sent] {
    let count = queue.prefix { $0.end <= now }.count
    defer { queue.removeFirst(count) }
    return queue.prefix(count).map(\.sent)
  }

  /// Spoils what is on the line while the master talks at `baud`.
  mutating func collide(with bytes: [UInt8], from start: MonotonicInstant, baud: Int) {
    let characterTime = Self.characterTime(baud)
    let end = start.advanced(by: characterTime * bytes.count)
    for index in queue.indices where queue[index].end > start {
      guard queue[index].start < end else { return }
      let place = Int(queue[index].end.since(start) / characterTime)
      queue[index].sent.value &= bytes[min(max(0, place), bytes.count - 1)]
    }
  }

  /// Whether anybody talked between two moments.
  func talked(from start: MonotonicInstant, to end: MonotonicInstant) -> Bool {
    spans.contains { $0.start < end && start < $0.end }
  }

  private static func characterTime(_ baud: Int) -> Duration {
    LineSettings(baud: baud).duration(ofCharacters: 1)
  }

  /// Two drivers on one pair: what comes out is neither's byte; AND stands for it here.
  private mutating func place(_ byte: TimedByte) {
    guard queue.count < Self.queueLimit else { return }
    guard let last = queue.last, byte.start < last.end else {
      queue.append(byte)
      return
    }
    if let index = queue.firstIndex(where: byte.overlaps) {
      queue[index].sent.value &= byte.sent.value
    } else {
      queue.insert(byte, at: queue.firstIndex { $0.end > byte.end } ?? queue.endIndex)
    }
  }
}
