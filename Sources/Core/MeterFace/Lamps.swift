/// The lamps beside the glass (Q/GDW 355-2009 §5).
package struct Lamps: Hashable, Sendable {
  /// Red: flashes with the energy, one flash for each impulse of the meter's constant.
  package var pulse: Bool
  /// Red, steady: the money ends, or the company warns.
  package var alarm: Bool
  /// Yellow, lit while the switch is open.
  package var trip: Bool

  package static let dark = Lamps(pulse: false, alarm: false, trip: false)

  package init(pulse: Bool, alarm: Bool, trip: Bool) {
    self.pulse = pulse
    self.alarm = alarm
    self.trip = trip
  }

  /// "pulse", "alarm", "trip": those that are lit, in this order.
  package var names: [String] {
    [("pulse", pulse), ("alarm", alarm), ("trip", trip)].filter(\.1).map(\.0)
  }
}
