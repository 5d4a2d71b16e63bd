/// Finds frames in a stream of bytes that may come in any pieces, with noise between.
///
/// Append what arrived, then call `next()` until it gives `nil`. What looked like a frame and was
/// none is searched again from the byte after its first 68H, so no good frame is lost behind noise,
/// an echo, or half a frame. Every byte is reported in exactly one event, and where the stream was
/// cut into pieces makes no difference to the events.
package struct FrameDecoder: Sendable {
  /// What the stream held, in order.
  package enum Event: Hashable, Sendable {
    case frame(Frame)
    /// Bytes between frames: wake-up bytes and noise, at most `maximumNoiseCount` of them.
    case noise([UInt8])
    /// Bytes that began as a frame and failed, up to the length that it named or to the next good
    /// frame, whichever comes first.
    case damaged(FrameError, [UInt8])
  }

  /// Longer noise is reported in pieces of this length.
  package static let maximumNoiseCount = 256
  /// What is held at most once `next()` has given `nil`: noise, a damaged frame, an unfinished one.
  package static let maximumHeldCount = maximumNoiseCount + 2 * Frame.maximumByteCount
  /// How many reported bytes may stand before the held ones until they are moved to the front.
  private static let maximumSpentCount = 1024

  /// Reported up to `head`; known to begin no frame up to `cursor`; not yet judged behind it.
  private var bytes: [UInt8] = []
  private var head = 0
  private var cursor = 0
  /// The failed frame that the bytes at `start..<end` began as.
  private var damage: (error: FrameError, start: Int, end: Int)?
  /// The length of the good frame at `cursor`, while what stands before it is reported.
  private var foundCount: Int?

  package init() {}

  /// Whether a frame may have begun: the line should be given time to finish it.
  package var isInsideFrame: Bool { cursor < bytes.count }

  package mutating func append(_ more: some Sequence<UInt8>) {
    if head == bytes.count || head > Self.maximumSpentCount { dropReported() }
    bytes.append(contentsOf: more)
  }

  /// The next event, or `nil` until more bytes come.
  package mutating func next() -> Event? { next(isEnd: false) }

  /// The next event where no more bytes will come (end of input, or the gap time-out): what was
  /// kept waiting as an unfinished frame is searched for frames inside it.
  package mutating func nextAtEnd() -> Event? { next(isEnd: true) }

  /// Forgets everything that was appended.
  package mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    head = 0
    cursor = 0
    damage = nil
    foundCount = nil
  }

  private mutating func next(isEnd: Bool) -> Event? {
    while true {
      if let event = settled() { return event }
      if let count = foundCount { return head < cursor ? flush() : takeFrame(count) }
      guard cursor < bytes.count else { return isEnd && head < cursor ? flush() : nil }
      guard bytes[cursor] == Frame.start else {
        cursor += 1
        continue
      }
      switch Frame.inspect(bytes[cursor...]) {
      case .whole(let count): foundCount = count
      case .noFrame: cursor += 1
      case .damaged(let error, let count): reject(error, count: count)
      case .unfinished where !isEnd: return nil
      case .unfinished:
        let count = bytes.count - cursor
        reject(.incomplete(have: count), count: count)
      }
    }
  }

  /// An event that no later byte can change: a full piece of noise, or a damage that is over.
  private mutating func settled() -> Event? {
    if (damage?.start ?? cursor) - head >= Self.maximumNoiseCount {
      return noise(upTo: head + Self.maximumNoiseCount)
    }
    guard let damage, cursor >= damage.end else { return nil }
    return flush()
  }

  /// Reports the next stretch of what stands before `cursor`.
  private mutating func flush() -> Event {
    guard let damage else { return noise(upTo: cursor) }
    guard head == damage.start else { return noise(upTo: damage.start) }
    self.damage = nil
    return .damaged(damage.error, take(upTo: min(damage.end, cursor)))
  }

  private mutating func noise(upTo end: Int) -> Event { .noise(take(upTo: end)) }

  private mutating func take(upTo end: Int) -> [UInt8] {
    defer { head = end }
    return Array(bytes[head..<end])
  }

  private mutating func takeFrame(_ count: Int) -> Event {
    let frame = Frame(wholeWireBytes: bytes[cursor..<(cursor + count)])
    cursor += count
    head = cursor
    foundCount = nil
    return .frame(frame)
  }

  /// Opens a damage at `cursor`, unless one is open there already, and goes on behind the 68H.
  private mutating func reject(_ error: FrameError, count: Int) {
    if damage == nil { damage = (error, cursor, cursor + count) }
    cursor += 1
  }

  private mutating func dropReported() {
    bytes.removeSubrange(..<head)
    cursor -= head
    if let damage { self.damage = (damage.error, damage.start - head, damage.end - head) }
    head = 0
  }
}
