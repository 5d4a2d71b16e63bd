/// Finds the frames of DL/T 645 in a stream.
package typealias FrameDecoder = StreamDecoder<Frame>

extension StreamDecoder {
  /// A piece of the stream with its bytes, for whoever keeps it.
  package enum Event {
    case frame(Frame)
    /// At most `maximumNoiseCount` bytes that belong to no frame.
    case noise([UInt8])
    case damaged(Frame.Failure, [UInt8])

    init(_ piece: Piece, _ bytes: Span<UInt8>) {
      switch piece {
      case .frame(let head): self = .frame(Frame(head, wholeWireBytes: bytes))
      case .noise: self = .noise(plainArray(bytes))
      case .damaged(let failure): self = .damaged(failure, plainArray(bytes))
      }
    }
  }

  /// The next event, or `nil` until more bytes come.
  package mutating func next() -> Event? { next { Event($0, $1) } }

  /// The next event where no more bytes will come.
  package mutating func nextAtEnd() -> Event? { next(isEnd: true) { Event($0, $1) } }
}

extension StreamDecoder.Event: Sendable {}
extension StreamDecoder.Event: Equatable where Frame: Equatable {}
extension StreamDecoder.Event: Hashable where Frame: Hashable {}
