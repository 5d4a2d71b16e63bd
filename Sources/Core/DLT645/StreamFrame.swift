/// A kind of frame that can be found in a stream of bytes: `StreamDecoder` does the finding, the
/// conforming type says what a frame looks like.
///
/// One type may stand for several protocols that begin with the same byte: its `Head` then tells
/// which it was.
package protocol StreamFrame: Sendable {
  /// What `inspect` has learnt of a whole frame, and need not be read again.
  associatedtype Head: Sendable
  /// Why bytes are no frame, with the evidence.
  associatedtype Failure: Error, Hashable, Sendable

  /// The byte that every frame begins with.
  static var start: UInt8 { get }
  /// No frame is longer, and no answer of `inspect` names a greater length.
  static var maximumByteCount: Int { get }

  /// Judges the bytes from a `start` on, all that have come so far; there is one at least.
  ///
  /// The same bytes with more behind them must not be judged otherwise, unless it was `unfinished`.
  static func inspect(_ bytes: Span<UInt8>) -> FrameInspection<Head, Failure>
  /// What is wrong with bytes that `inspect` finds unfinished, where no more will come, and how many
  /// of them belong to it; `nil` where they do not look like a frame at all.
  static func failureAtEnd(_ bytes: Span<UInt8>) -> (failure: Failure, count: Int)?

  /// The frame whose bytes `inspect` found whole.
  init(_ head: Head, wholeWireBytes bytes: Span<UInt8>)
}
