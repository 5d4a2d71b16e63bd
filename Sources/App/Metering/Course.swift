import DLT645
import Hardware

/// The way of one call through its exchanges: what to do next, and what has come of it.
///
/// A value without a line: it is told what each step brought, and says what is to be done.
protocol Course: Sendable {
  associatedtype Result: Sendable

  /// What is to be done next; `nil` where the course has finished.
  var step: CourseStep? { get }
  /// What has come of it so far; whole where `step` is `nil`.
  var result: Result { get }
  /// Whether nobody else may come between this step and the one before.
  var keepsTurn: Bool { get }

  /// Goes on from what the present step brought, at `now`.
  mutating func take(_ report: Exchange.Report, at now: MonotonicInstant)
  /// The time of the whole course is over: what it has stays.
  mutating func endTime()
  /// Ends the course: the line could not carry it.
  mutating func stop(_ problem: LineProblem)
}

/// One thing that a line does for a course.
enum CourseStep: Hashable, Sendable {
  /// Sends a request and waits for its answer. `isRepeatable`: asking twice does no harm.
  case ask(Frame, isRepeatable: Bool)
  /// Sends what nobody answers.
  case tell(Frame)
  /// Sends what several may answer, and listens until all have had their time.
  case probe(Frame)
  /// Asks in DL/T 698.45 who is there: who speaks it is silent on everything else.
  case probeStrangers
  /// Sends nothing before this moment; others may use the line.
  case wait(until: MonotonicInstant)
  /// Changes the rate of our own port.
  case change(baud: Int)
}
