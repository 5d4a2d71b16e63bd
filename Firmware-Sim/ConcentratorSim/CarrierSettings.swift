/// How the power line carries frames, and how the terminal at its head behaves.
package struct CarrierSettings: Hashable, Sendable {
  /// From the start of an exchange to its answer, in milliseconds.
  package var delay: ClosedRange<Int64> = 300...3000
  /// Exchanges that get lost, in a thousand.
  package var lossPerThousand = 30
  /// Exchanges whose answer comes late, in a thousand.
  package var latePerThousand = 20
  /// What a late answer takes on top, in milliseconds.
  package var lateness: ClosedRange<Int64> = 3000...8000
  /// How long the carrier is kept busy by an exchange that gets no answer, in milliseconds.
  package var patience: Int64 = 3000
  /// Answers that come back with a wrong bit, in a thousand.
  package var damagePerThousand = 0
  package var terminal = TerminalBehaviour()

  package init() {}
}
