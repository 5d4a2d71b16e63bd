/// Finds frames in a stream of bytes that may come in any pieces, with noise between.
///
/// Append what arrived, then call `next` until it gives `nil`. What looked like a frame and was
/// none is searched again from the byte after its first one, so no good frame is lost behind noise,
/// an echo, or half a frame. Every byte is reported in exactly one piece, and where the stream was
/// cut makes no difference to the pieces.
package struct StreamDecoder<Frame: StreamFrame>: Sendable {
  /// What a stretch of the stream is.
  package enum Piece: Sendable {
    case frame(Frame.Head)
    /// Bytes between frames: wake-up bytes and noise, at most `maximumNoiseCount` of them.
    case noise
    /// Bytes that began as a frame and failed, up to the length that it named or to the next good
    /// frame, whichever comes first.
    case damaged(Frame.Failure)
  }

  /// Longer noise is reported in pieces of this length.
  package static var maximumNoiseCount: Int { 256 }
  /// What is held at most once `next` has given `nil`: noise, a damaged frame, an unfinished one.
  package static var maximumHeldCount: Int {
    maximumNoiseCount + 2 * Frame.maximumByteCount
  }
  /// How many reported bytes may stand before the held ones until they are moved to the front.
  private static var maximumSpentCount: Int { 1024 }

  /// Reported up to `head`; known to begin no frame up to `cursor`; not yet judged behind it.
  private(set) var bytes: [UInt8] = []
  private var head = 0
  private var cursor = 0
  /// The failed frame that the bytes at `start..<end` began as.
  private var damage: (failure: Frame.Failure, start: Int, end: Int)?
  /// The good frame at `cursor`, while what stands before it is reported.
  private var found: (head: Frame.Head, count: Int)?

  package init() {}

  /// Whether a frame may have begun: the line should be given time to finish it.
  package var isInsideFrame: Bool { cursor < bytes.count }
  package mutating func append(_ more: some Sequence<UInt8>) {
    dropReported()
    bytes.append(contentsOf: more)
  }

  package mutating func append(_ more: Span<UInt8>) {
    dropReported()
    bytes.append(addingCapacity: more.count) { out in
      for index in more.indices { out.append(more[index]) }
    }
  }

  /// What `read` makes of the next piece, which is lent to it without being copied; `nil` until
  /// more bytes come.
  ///
  /// `isEnd` where none will (end of input, or the gap time-out): what was kept waiting as an
  /// unfinished frame is then searched for frames inside it.
  package mutating func next<Value>(
    isEnd: Bool = false, _ read: (Piece, Span<UInt8>) -> Value
  ) -> Value? {
    guard let (piece, range) = advance(isEnd: isEnd) else { return nil }
    return read(piece, bytes.span.extracting(range))
  }

  /// Takes the `count` bytes from the next start on where they have come whole and `read` knows them
  /// for a frame; then the noise before them is dropped without a report. `nil` changes nothing.
  @inline(__always)
  mutating func take<Value>(_ count: Int, _ read: (Span<UInt8>) -> Value?) -> Value? {
    guard let (value, end) = foresee(count, read) else { return nil }
    cursor = end
    head = end
    return value
  }

  @inline(__always)
  private func foresee<Value>(
    _ count: Int, _ read: (Span<UInt8>) -> Value?
  ) -> (value: Value, end: Int)? {
    guard damage == nil, found == nil else { return nil }
    let held = bytes.span
    var start = cursor
    while start < held.count, held[start] != Frame.start { start += 1 }
    let end = start + count
    guard end <= held.count, let value = read(held.extracting(start..<end)) else { return nil }
    return (value, end)
  }

  /// Forgets everything that was appended.
  package mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    head = 0
    cursor = 0
    damage = nil
    found = nil
  }

  /// The next piece, and where it stands in `bytes` until more are appended.
  @_specialize(where Frame == DLT645.Frame)
  mutating func advance(isEnd: Bool) -> (piece: Piece, range: Range<Int>)? {
    while true {
      if (damage?.start ?? cursor) - head >= Self.maximumNoiseCount {
        return report(.noise, upTo: head + Self.maximumNoiseCount)
      }
      if let damage, cursor >= damage.end { return flush() }
      if let found {
        guard head == cursor else { return flush() }
        self.found = nil
        cursor += found.count
        return report(.frame(found.head), upTo: cursor)
      }
      guard cursor < bytes.count else { return isEnd && head < cursor ? flush() : nil }
      guard judge(isEnd: isEnd) else { return nil }
    }
  }

  /// Goes on from `cursor`, which has a byte; `false` where more bytes must come first.
  private mutating func judge(isEnd: Bool) -> Bool {
    guard bytes[cursor] == Frame.start else {
      // An open damage may end in what is skipped here: it is looked at before the next start.
      repeat { cursor += 1 } while cursor < bytes.count && bytes[cursor] != Frame.start
      return true
    }
    switch Frame.inspect(bytes.span.extracting(cursor...)) {
    case .whole(let head, let count): found = (head, count)
    case .noFrame: cursor += 1
    case .damaged(let failure, let count): reject(failure, count: count)
    case .unfinished:
      guard isEnd else { return false }
      guard let (failure, count) = Frame.failureAtEnd(bytes.span.extracting(cursor...)) else {
        cursor += 1
        return true
      }
      reject(failure, count: count)
    }
    return true
  }

  /// Reports the next stretch of what stands before `cursor`.
  private mutating func flush() -> (piece: Piece, range: Range<Int>) {
    guard let damage else { return report(.noise, upTo: cursor) }
    guard head == damage.start else { return report(.noise, upTo: damage.start) }
    self.damage = nil
    return report(.damaged(damage.failure), upTo: min(damage.end, cursor))
  }

  private mutating func report(
    _ piece: Piece, upTo end: Int
  ) -> (piece: Piece, range: Range<Int>) {
    defer { head = end }
    return (piece, head..<end)
  }

  /// Opens a damage at `cursor`, unless one is open there already, and goes on behind the start.
  private mutating func reject(_ failure: Frame.Failure, count: Int) {
    if damage == nil { damage = (failure, cursor, cursor + count) }
    cursor += 1
  }

  /// Makes room: what was reported is dropped now and then.
  private mutating func dropReported() {
    if head == bytes.count {
      bytes.removeAll(keepingCapacity: true)
    } else if head > Self.maximumSpentCount {
      bytes.removeSubrange(..<head)
    } else {
      return
    }
    cursor -= head
    if let damage { self.damage = (damage.failure, damage.start - head, damage.end - head) }
    head = 0
  }
}
