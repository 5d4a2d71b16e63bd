import DLT645
import Hardware

/// One step of a course on the wire.
struct Exchange: Sendable {
  var step: CourseStep
  /// The number of the call that it belongs to: answers to other calls are not taken.
  var session: UInt64
  /// When the call's own time is over; `nil` for none.
  var deadline: MonotonicInstant?
  /// Whether a port that could not be opened a moment ago is tried again at once.
  var opensAtOnce: Bool
  var progress: @Sendable (ReadProgress) -> Void

  enum Outcome: Hashable, Sendable {
    /// `isLate`: an earlier try of the same call had timed out, and this may be its answer.
    case answer(Answer, isLate: Bool)
    case refusal(OrderRefusal, from: MeterAddress)
    /// Something came, and was broken.
    case damaged
    /// Nothing came that began as a frame.
    case silent
    /// A concentrator on the way failed, or says why nothing else came.
    case carrier(CarrierFault)
    /// What a probe heard.
    case heard(ProbeHearing)
    /// The step awaits no answer, and is done.
    case done
    /// Our own port has another rate than before.
    case changed(fromBaud: Int)
    case problem(LineProblem)
  }

  struct Report: Sendable {
    var outcome: Outcome
    var trace: [TraceEntry] = []

    /// Whether the request has left, or may have.
    var hasSent: Bool { trace.contains { $0.direction == .request } }
  }
}

/// All that was heard after a probe.
struct ProbeHearing: Hashable, Sendable {
  /// Whole frames from meters that answer the probe's function.
  var answers: [Frame] = []
  /// Bytes that belong to no whole frame, wake-up bytes and our own echo left out.
  var noiseCount = 0
  var other: OtherProtocol?
  /// The address of a meter that spoke DL/T 698.45.
  var addressOf698: String?
}
