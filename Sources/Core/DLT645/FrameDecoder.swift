/// Finds frames in a stream of bytes that may come in any pieces, with noise between.
///
/// Append what arrived, then call `next()` until it gives `nil`. What looked like a frame and was
/// none is searched again from the byte after its first 68H, so no good frame behind noise is lost.
package struct FrameDecoder: Sendable {
  /// What the stream held, in order.
  package enum Event: Hashable, Sendable {
    case frame(Frame)
    /// Bytes between frames: wake-up bytes and noise.
    case noise([UInt8])
    /// Bytes that began as a frame and failed. Its later bytes are looked at again.
    case damaged(FrameError, [UInt8])
  }

  /// Bytes not yet taken; at most one unfinished frame once `next()` has given `nil`.
  private var pending: [UInt8] = []
  private var noise: [UInt8] = []
  private var queued: Event?

  package init() {}

  /// Whether a frame may have begun: the line should be given time to finish it.
  package var isInsideFrame: Bool { pending.contains(Frame.start) }

  package mutating func append(_ bytes: some Sequence<UInt8>) { pending.append(contentsOf: bytes) }

  /// The next event, or `nil` until more bytes come.
  package mutating func next() -> Event? { next(isEnd: false) }

  /// The next event where no more bytes will come (end of input, or the gap time-out): what was
  /// kept waiting as an unfinished frame is searched for frames inside it.
  package mutating func nextAtEnd() -> Event? { next(isEnd: true) }

  /// Forgets everything that was appended.
  package mutating func reset() { self = FrameDecoder() }

  private mutating func next(isEnd: Bool) -> Event? {
    if let event = queued {
      queued = nil
      return event
    }
    while !pending.isEmpty {
      guard let start = pending.firstIndex(of: Frame.start) else {
        noise += pending
        pending.removeAll(keepingCapacity: true)
        break
      }
      noise += pending[..<start]
      pending.removeSubrange(..<start)
      switch candidate() {
      case .needsMore where !isEnd: return nil
      case .needsMore: reject(.incomplete(have: pending.count), reporting: pending.count)
      case .notAFrame: skipStart()
      case .failed(let error, let count): reject(error, reporting: count)
      case .frame(let frame, let count):
        pending.removeFirst(count)
        return flushingNoise(before: .frame(frame))
      }
      if let event = queued {
        queued = nil
        return flushingNoise(before: event)
      }
    }
    guard isEnd, !noise.isEmpty else { return nil }
    defer { noise = [] }
    return .noise(noise)
  }

  private enum Candidate {
    case needsMore
    case notAFrame
    case failed(FrameError, count: Int)
    case frame(Frame, count: Int)
  }

  /// Judges the bytes from the 68H at the front of `pending`.
  private func candidate() -> Candidate {
    guard pending.count > 7 else { return .needsMore }
    guard pending[7] == Frame.start else { return .notAFrame }
    guard pending.count > 9 else { return .needsMore }
    let length = Int(pending[9])
    guard length <= Frame.maximumDataLength else { return .failed(.badLength(length), count: 10) }
    let count = Frame.overhead + length
    guard pending.count >= count else { return .needsMore }
    do throws(FrameError) {
      return .frame(try Frame(wireBytes: pending[..<count]), count: count)
    } catch {
      return .failed(error, count: count)
    }
  }

  private mutating func skipStart() { noise.append(pending.removeFirst()) }

  /// Reports the failed bytes and goes on behind their first 68H. The bytes behind it are searched
  /// again, and are reported once more as noise or as a frame.
  private mutating func reject(_ error: FrameError, reporting count: Int) {
    queued = .damaged(error, Array(pending[..<count]))
    pending.removeFirst()
  }

  private mutating func flushingNoise(before event: Event) -> Event {
    guard !noise.isEmpty else { return event }
    defer { noise = [] }
    queued = event
    return .noise(noise)
  }
}
