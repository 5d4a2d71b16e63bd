import Hardware
import QGDW1376

/// A terminal's own voice: it logs in until the master confirms it, and then shows that it lives.
struct LinkReporter: Sendable {
  private let interval: Duration
  private let patience: Duration
  private var number: UInt8 = 0
  private var isLoggedIn = false
  private(set) var nextDeadline: MonotonicInstant

  init(interval: Int64, patience: Int64, from start: MonotonicInstant) {
    self.interval = .milliseconds(interval)
    self.patience = .milliseconds(patience)
    nextDeadline = start
  }

  /// What is due at `now`.
  mutating func run(at now: MonotonicInstant) -> (report: LinkReport, number: UInt8)? {
    guard nextDeadline <= now else { return nil }
    number = (number + 1) & PacketSequence.maximumNumber
    nextDeadline = now.advanced(by: patience)
    return (isLoggedIn ? .heartbeat(clock: []) : .logIn, number)
  }

  /// The master has confirmed the report with this number. One that nobody confirms is a link that
  /// is lost: the terminal logs in anew.
  mutating func confirm(number: UInt8, at now: MonotonicInstant) {
    guard number == self.number else { return }
    isLoggedIn = true
    nextDeadline = now.advanced(by: interval)
  }
}
