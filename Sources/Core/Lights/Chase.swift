/// Light that runs along the strips, away from the supply's end.
///
/// Every third segment is lit, and each step the pattern moves on by one segment. The three phases
/// are a third of a period apart, as the phases of the line are.
package struct Chase: Hashable, Sendable {
  /// How long the pattern stands before it moves on.
  package let step: Duration

  /// Segments from one lit to the next, and so steps from one flash to the next.
  package static let stepsPerPeriod = 3

  /// A flash each 360 ms, below the three a second that are safe for people with photosensitive
  /// epilepsy (WCAG 2.3.1).
  package static let standard = Chase(step: .milliseconds(120))

  /// `step` is at least a microsecond.
  package init(step: Duration) {
    precondition(step >= .microseconds(1), "a chase needs time")
    self.step = step
  }

  /// Whether a segment is lit `time` after the chase began.
  package func isLit(_ phase: Phase, segment: Int, at time: Duration) -> Bool {
    let steps = Int(nanoseconds(time) / nanoseconds(step))
    return (segment + Self.lag(of: phase) - steps) % Self.stepsPerPeriod == 0
  }

  /// How long after `time` the pattern moves on next; above zero.
  package func restOfStep(at time: Duration) -> Duration {
    .nanoseconds(nanoseconds(step) - nanoseconds(time) % nanoseconds(step))
  }

  /// The steps by which a phase's pattern comes later than A's.
  private static func lag(of phase: Phase) -> Int {
    switch phase {
    case .a: 0
    case .b: 1
    case .c: 2
    }
  }
}

/// Whole, because dividing durations by each other goes through floating point.
private func nanoseconds(_ duration: Duration) -> Int64 {
  let (seconds, attoseconds) = duration.components
  return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
}
