import DLT645
import Hardware

/// One request and the wait for its answer.
struct Exchange: Sendable {
  var request: Frame
  /// The number of the read that it belongs to: answers to other reads are not taken.
  var session: UInt64
  /// When the read's own time is over; `nil` for none.
  var deadline: MonotonicInstant?
  /// Whether a port that could not be opened a moment ago is tried again at once.
  var opensAtOnce: Bool
  var progress: @Sendable (ReadProgress) -> Void

  enum Outcome: Hashable, Sendable {
    /// `isLate`: an earlier try of the same read had timed out, and this may be its answer.
    case answer(Answer, isLate: Bool)
    case refusal(Refusal, from: MeterAddress)
    /// Something came, and was broken.
    case damaged
    /// Nothing came that began as a frame.
    case silent
    case problem(LineProblem)
  }

  struct Report: Sendable {
    var outcome: Outcome
    var trace: [TraceEntry] = []
  }
}
