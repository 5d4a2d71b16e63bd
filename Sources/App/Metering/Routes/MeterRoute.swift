package import QGDW1376

/// How the meters of a line are reached.
package enum MeterRoute: Hashable, Sendable {
  /// On the wire itself.
  case direct
  /// Behind a concentrator that passes bare frames on, and takes up to `carrierDelay` to reach one.
  case through(carrierDelay: Duration)
  /// Behind a concentrator that wants each frame wrapped (Q/GDW 1376.1, AFN=10H F1).
  case forwarded(ForwardRoute)
}

/// A concentrator that forwards, and how it is asked to.
package struct ForwardRoute: Hashable, Sendable {
  package var terminal: TerminalAddress
  package var password: TerminalPassword
  /// Behind which the meters are.
  package var port: TerminalPort
  /// How the terminal talks to its meters.
  package var line: PortSettings
  /// The time for one exchange through both layers, where the call's own limit leaves as much.
  package var budget: Duration

  package static let usualBudget = Duration.seconds(12)
  /// The terminal is waited for so much longer than it waits for its meter.
  static let margin = Duration.milliseconds(500)
  /// With less for the meter nothing is asked.
  static let leastMeterTime = Duration.milliseconds(200)

  package init(
    terminal: TerminalAddress, password: TerminalPassword = .zeros, port: TerminalPort = .carrier,
    line: PortSettings = .usual, budget: Duration = Self.usualBudget
  ) {
    self.terminal = terminal
    self.password = password
    self.port = port
    self.line = line
    self.budget = budget
  }
}

/// What failed between us and a concentrator, or behind it on its own side.
package enum CarrierFault: Hashable, Sendable {
  /// The concentrator itself did not answer.
  case terminalSilent
  /// What came from the concentrator was broken outside: its own packet.
  case terminalDamaged
  /// The concentrator says no (AFN 00H), for its own reasons.
  case terminalRefused(ForwardAnswerMatcher.TerminalRefusal)
  /// The concentrator has asked the meter, and says that no answer came.
  case meterSilent
}
