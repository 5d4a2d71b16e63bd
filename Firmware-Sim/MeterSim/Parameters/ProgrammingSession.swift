import DLT645
import Units

/// Who is programming the meter, and whether the sealed key permits it. Forgotten in a power cut.
struct ProgrammingSession: Hashable, Sendable {
  /// Until then, in seconds of the hall's time, the key permits programming: whoever sets the clock
  /// back gains no time.
  var permittedUntil: Int64?
  var work: Work?

  /// What one operator writes without a long pause: one record of programming.
  struct Work: Hashable, Sendable {
    let code: OperatorCode
    let began: CivilTime
    var lastWrite: CivilTime
    /// What was written first, at most as many as a record holds.
    var identifiers: [DataIdentifier] = []
    /// The records that this programming has already made.
    var kinds: Set<EventKind> = []
  }

  /// The work that `code` goes on with at `now`, or begins.
  func work(by code: OperatorCode, at now: CivilTime, pause: Int64) -> Work {
    if let work, work.code == code {
      let idle = now.secondsSince1970 - work.lastWrite.secondsSince1970
      if (0...pause).contains(idle) { return work }
    }
    return Work(code: code, began: now, lastWrite: now)
  }
}

/// Who may write, and when.
package struct ProgrammingSettings: Hashable, Sendable {
  /// Whether the sealed programming key must have been pressed; a meter without one takes
  /// everything over its line.
  package var needsKey = false
  /// How long a press permits programming, in seconds; the standard leaves it open.
  package var keySeconds: Int64 = 600
  /// A longer pause between two writes of one operator makes two records; left open as well.
  package var pause: Int64 = 300
  package var passwords = PasswordPolicy()
  /// P0 P1 P2 of all levels as the factory leaves them.
  package var factoryPassword: [UInt8] = [0, 0, 0]
  /// PA may be this or less for writing and the reset of demands …
  package var writeLevel: UInt8 = 4
  /// … and for clearing (§7).
  package var clearLevel: UInt8 = 2

  package init() {}
}
