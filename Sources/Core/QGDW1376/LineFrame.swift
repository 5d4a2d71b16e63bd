package import DLT645

/// A frame of any protocol that may be met on a line: they all begin with 68H, and only their
/// lengths and checks tell which it is.
///
///     DL/T 645        68 at 7, checksum, 16, an address of digits
///     Q/GDW 1376.1    equal lengths, 68 at 5, checksum, 16, a district of digits
///     DL/T 698.45     the check of the head, the check of the frame, 16
///
/// The one that is whole first is it, so that the cutting of the stream decides nothing. What a
/// packet forwards stands inside it and is not found a second time.
package enum LineFrame: Hashable, Sendable {
  case dlt645(Frame)
  case qgdw1376(Packet)
  case dlt698(DLT698Frame)
}

/// Why bytes that begin as a frame of some protocol are none.
package enum LineError: Error, Hashable, Sendable {
  case dlt645(FrameError)
  case qgdw1376(PacketError)
  case dlt698(DLT698Error)
}

/// Finds the frames of all protocols in one stream.
package typealias LineDecoder = StreamDecoder<LineFrame>

extension LineFrame: StreamFrame {
  /// What was learnt of a frame, and of which protocol it is.
  package enum Head: Sendable {
    case dlt645(FrameHead)
    case qgdw1376(Packet.Head)
    case dlt698
  }

  package static var start: UInt8 { 0x68 }
  package static var maximumByteCount: Int {
    max(Frame.maximumByteCount, Packet.maximumByteCount, DLT698Frame.maximumByteCount)
  }

  /// While one protocol may still make something of the bytes, and no other has, it is waited for.
  package static func inspect(_ bytes: Span<UInt8>) -> FrameInspection<Head, LineError> {
    let opinions = [frame(bytes), packet(bytes), dlt698(bytes)]
    var whole: (head: Head, count: Int)?
    var missing: Int?
    for opinion in opinions {
      switch opinion {
      case .whole(let head, let count) where count < whole?.count ?? .max: whole = (head, count)
      case .unfinished(let count): missing = min(count, missing ?? .max)
      default: break
      }
    }
    if let whole { return .whole(whole.head, count: whole.count) }
    if let missing { return .unfinished(missing: missing) }
    return damage(opinions).map { .damaged($0.failure, count: $0.count) } ?? .noFrame
  }

  package static func failureAtEnd(_ bytes: Span<UInt8>) -> (failure: LineError, count: Int)? {
    var opinions = [frame(bytes), packet(bytes), dlt698(bytes)]
    if case .unfinished = opinions[0], let end = Frame.failureAtEnd(bytes) {
      opinions[0] = .damaged(.dlt645(end.failure), count: end.count)
    }
    // Before its second 68H anything might have become a packet.
    if case .unfinished = opinions[1], bytes.count >= Packet.headByteCount,
      let end = Packet.failureAtEnd(bytes)
    {
      opinions[1] = .damaged(.qgdw1376(end.failure), count: end.count)
    }
    if case .unfinished = opinions[2], let end = DLT698Frame.failureAtEnd(bytes) {
      opinions[2] = .damaged(.dlt698(end.failure), count: end.count)
    }
    return damage(opinions)
  }

  package init(_ head: Head, wholeWireBytes bytes: Span<UInt8>) {
    switch head {
    case .dlt645(let head): self = .dlt645(Frame(head, wholeWireBytes: bytes))
    case .qgdw1376(let head): self = .qgdw1376(Packet(head, wholeWireBytes: bytes))
    case .dlt698: self = .dlt698(DLT698Frame((), wholeWireBytes: bytes))
    }
  }
}

/// What one protocol makes of the bytes, in the words of all.
private typealias Opinion = FrameInspection<LineFrame.Head, LineError>

extension LineFrame {
  /// The damage of the protocol whose head says most: two checked bytes, five equal ones, two.
  private static func damage(_ opinions: [Opinion]) -> (failure: LineError, count: Int)? {
    for opinion in opinions.reversed() {
      if case .damaged(let failure, let count) = opinion { return (failure, count) }
    }
    return nil
  }

  private static func frame(_ bytes: Span<UInt8>) -> Opinion {
    switch Frame.inspect(bytes) {
    case .unfinished(let missing): .unfinished(missing: missing)
    case .noFrame: .noFrame
    case .damaged(let failure, let count): .damaged(.dlt645(failure), count: count)
    case .whole(let head, let count): .whole(.dlt645(head), count: count)
    }
  }

  private static func packet(_ bytes: Span<UInt8>) -> Opinion {
    switch Packet.inspect(bytes) {
    case .unfinished(let missing): .unfinished(missing: missing)
    case .noFrame: .noFrame
    case .damaged(let failure, let count): .damaged(.qgdw1376(failure), count: count)
    case .whole(let head, let count): .whole(.qgdw1376(head), count: count)
    }
  }

  private static func dlt698(_ bytes: Span<UInt8>) -> Opinion {
    switch DLT698Frame.inspect(bytes) {
    case .unfinished(let missing): .unfinished(missing: missing)
    case .noFrame: .noFrame
    case .damaged(let failure, let count): .damaged(.dlt698(failure), count: count)
    case .whole(_, let count): .whole(.dlt698, count: count)
    }
  }
}
