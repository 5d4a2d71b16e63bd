import Hardware

/// The sending half of a line: every byte waits for the moment at which a UART would have sent its
/// stop bit, counted from the start of its burst, so that nothing drifts.
struct Transmitter: Sendable {
  private struct TimedByte {
    var value: UInt8
    var end: MonotonicInstant
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

  private let characterTime: Duration
  /// By rising end.
  private var queue: [TimedByte] = []
  private var spans: [Span] = []

  init(characterTime: Duration) { self.characterTime = characterTime }

  var nextDeadline: MonotonicInstant? { queue.first?.end }
  var isIdle: Bool { queue.isEmpty }
  /// When the last byte will have been sent.
  var freeAt: MonotonicInstant { spans.map(\.end).max() ?? MonotonicInstant(nanoseconds: 0) }

  /// Puts a burst on the line. Where another is on it already, both are spoilt.
  mutating func send(_ bytes: [UInt8], from start: MonotonicInstant) {
    guard !bytes.isEmpty else { return }
    let end = start.advanced(by: characterTime * bytes.count)
    spans.append(Span(start: start, end: end))
    if spans.count > Self.spanLimit { spans.removeFirst() }
    for (index, byte) in bytes.enumerated() {
      place(TimedByte(value: byte, end: start.advanced(by: characterTime * (index + 1))))
    }
  }

  /// The bytes whose time has come, in order.
  mutating func due(at now: MonotonicInstant) -> [UInt8] {
    let count = queue.prefix { $0.end <= now }.count
    defer { queue.removeFirst(count) }
    return queue.prefix(count).map(\.value)
  }

  /// Spoils what is on the line while the master talks.
  mutating func collide(with bytes: [UInt8], from start: MonotonicInstant) {
    let end = start.advanced(by: characterTime * bytes.count)
    for index in queue.indices where queue[index].end > start {
      let began = queue[index].end.advanced(by: .zero - characterTime)
      guard began < end else { return }
      let place = Int(queue[index].end.since(start) / characterTime)
      queue[index].value &= bytes[min(max(0, place), bytes.count - 1)]
    }
  }

  /// Whether anybody talked between two moments.
  func talked(from start: MonotonicInstant, to end: MonotonicInstant) -> Bool {
    spans.contains { $0.start < end && start < $0.end }
  }

  /// Two drivers on one pair: what comes out is neither's byte; AND stands for it here.
  private mutating func place(_ byte: TimedByte) {
    guard queue.count < Self.queueLimit else { return }
    guard let last = queue.last, byte.end.since(last.end) < characterTime else {
      queue.append(byte)
      return
    }
    if let index = queue.firstIndex(where: {
      let distance = $0.end.since(byte.end)
      return distance < characterTime && distance > .zero - characterTime
    }) {
      queue[index].value &= byte.value
    } else {
      queue.insert(byte, at: queue.firstIndex { $0.end > byte.end } ?? queue.endIndex)
    }
  }
}
