import Hardware

/// When a port that is away may be tried again: at once, then ever more seldom up to a bound.
struct ReopenBackOff: Sendable {
  static let firstPause = Duration.milliseconds(100)
  static let longestPause = Duration.seconds(2)

  /// What the last try said; `nil` while the port is there.
  private(set) var error: SerialPortError?
  private var pause = Self.firstPause
  private var nextTry: MonotonicInstant?

  func mayTry(at now: MonotonicInstant) -> Bool { nextTry.map { now >= $0 } ?? true }

  /// The open port failed: it may be opened again at once.
  mutating func lost(_ error: SerialPortError) {
    self.error = error
    pause = Self.firstPause
    nextTry = nil
  }

  mutating func failed(_ error: SerialPortError, at now: MonotonicInstant) {
    self.error = error
    nextTry = now.advanced(by: pause)
    pause = min(pause * 2, Self.longestPause)
  }

  mutating func succeeded() { self = ReopenBackOff() }
}
