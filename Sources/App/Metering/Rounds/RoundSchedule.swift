import Hardware

/// Moments at a fixed distance: what is late does not shift the later ones, and what lasted too
/// long skips them.
struct RoundSchedule: Hashable, Sendable {
  let first: MonotonicInstant
  let period: Duration

  init(first: MonotonicInstant, period: Duration) {
    precondition(period > .zero, "a schedule without a period")
    self.first = first
    self.period = period
  }

  /// The first moment of the schedule after `now`.
  func next(after now: MonotonicInstant) -> MonotonicInstant {
    guard now >= first else { return first }
    let periodNanoseconds = MonotonicInstant(nanoseconds: 0).advanced(by: period).nanoseconds
    let passed = (now.nanoseconds - first.nanoseconds) / periodNanoseconds
    return MonotonicInstant(nanoseconds: first.nanoseconds + (passed + 1) * periodNanoseconds)
  }
}
