import Hardware

/// How seldom a meter that does not answer is asked, so that it costs the others little.
struct SilenceBackOff: Hashable, Sendable {
  /// Turns left out in a row at most.
  let longestSkip: Int
  /// The meter is asked in any case when this long has passed since it was asked last.
  let longestAbsence: Duration
  /// Failures since the last answer.
  private(set) var failureCount = 0
  private var turnsToSkip = 0
  private var failedAt: MonotonicInstant?

  init(longestSkip: Int, longestAbsence: Duration) {
    self.longestSkip = longestSkip
    self.longestAbsence = longestAbsence
  }

  /// Such a meter gets one try instead of the usual ones.
  var isKnownSilent: Bool { failureCount > 0 }

  /// Whether it is asked in this turn; each call is a turn.
  mutating func isDue(at now: MonotonicInstant) -> Bool {
    guard turnsToSkip > 0, let failedAt, now.since(failedAt) < longestAbsence else { return true }
    turnsToSkip -= 1
    return false
  }

  mutating func answered() {
    failureCount = 0
    turnsToSkip = 0
    failedAt = nil
  }

  /// None of the next turns is left out after the first failure, then 1, 3, 7 … up to the bound.
  mutating func failed(at now: MonotonicInstant) {
    failureCount += 1
    let doublings = min(failureCount - 1, Int.bitWidth - 2)
    turnsToSkip = min(1 << doublings - 1, longestSkip)
    failedAt = now
  }
}
