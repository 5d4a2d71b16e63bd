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
  /// A1: four digits, as printed.
  package var district: UInt16
  /// A2.
  package var terminal: UInt16
  /// PW, 16 bytes; all zero where the terminal checks none.
  package var password: [UInt8]
  /// 31 is the terminal's carrier module; 1, 2 … are its RS-485 ports.
  package var port: UInt8
  /// The rate at which the terminal talks to its meters.
  package var baud: Int
  /// The time for one exchange through both layers where the call names none.
  package var budget: Duration

  package static let carrierPort: UInt8 = 31
  package static let usualBudget = Duration.seconds(12)
  package static let passwordByteCount = 16

  package init(
    district: UInt16, terminal: UInt16,
    password: [UInt8] = [UInt8](repeating: 0, count: Self.passwordByteCount),
    port: UInt8 = Self.carrierPort, baud: Int = 2400, budget: Duration = Self.usualBudget
  ) {
    precondition(password.count == Self.passwordByteCount, "PW has 16 bytes")
    self.district = district
    self.terminal = terminal
    self.password = password
    self.port = port
    self.baud = baud
    self.budget = budget
  }
}

/// What failed between us and a concentrator, or behind it on its own side: not the meter.
package enum CarrierFault: Hashable, Sendable {
  /// The concentrator itself did not answer.
  case terminalSilent
  /// What came from the concentrator was broken outside: its own packet.
  case terminalDamaged
  /// The concentrator says no: its AFN 00H, with the error byte where it names one.
  case terminalRefused(error: UInt8?)
  /// The concentrator answered that no answer came from the meter.
  case meterSilent
}
