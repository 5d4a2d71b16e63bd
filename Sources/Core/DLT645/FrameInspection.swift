/// What bytes are that begin with a frame's first byte.
package enum FrameInspection<Head, Failure> {
  /// So far it may be a frame; at least `missing` bytes must follow.
  case unfinished(missing: Int)
  /// It does not look like a frame at all.
  case noFrame
  /// It looks like a frame, and is wrong; the frame would be `count` bytes long.
  case damaged(Failure, count: Int)
  /// A frame of `count` bytes; more may follow.
  case whole(Head, count: Int)
}

extension FrameInspection: Sendable where Head: Sendable, Failure: Sendable {}
