/// What a meter of 2014 and later makes of a control order that it accepts: the two bytes of 9CH (a
/// filed extension; others answer without data).
package struct ControlExecution: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The word of each bit that is set, lowest bit first; bits without one are "reserved".
  package var names: [String] {
    let words = [
      "closed", "closePermitted", "tripped", "tripDelayed", "preTrip", "waitsForLowerCurrent",
      "reserved", "reserved", "protected", "unprotected", "alarm", "alarmCleared",
    ]
    return (0..<16).filter { rawValue & 1 << UInt16($0) != 0 }
      .map { $0 < words.count ? words[$0] : "reserved" }
  }
}

extension Frame {
  /// What the meter makes of a control order; `nil` for any other frame, and where it does not say.
  package var controlExecution: ControlExecution? {
    guard control.isFromMeter, !control.isRefusal, control.function == .control, data.count == 2
    else { return nil }
    return ControlExecution(rawValue: UInt16(data[1]) << 8 | UInt16(data[0]))
  }
}
