/// Where a read stands.
package enum ReadProgress: Hashable, Sendable {
  /// Waits for its turn on the line.
  case queued
  /// These bytes go out.
  case sending([UInt8])
  /// The request is out; the meter has the word.
  case waiting
  /// These bytes came in answer to the last request, noise and all.
  case received([UInt8])
  /// `done` of `of` items are settled: with a value, refused, or given up.
  case itemDone(done: Int, of: Int)
}
