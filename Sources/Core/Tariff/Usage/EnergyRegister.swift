package import Units

/// What a register says of the energy between two of its readings.
package enum EnergyRegister {
  /// Registers of XXXXXX.XX kWh run to 999999.99 and begin again.
  package static let span = Energy(milliwattHours: 1_000_000_000_000)

  /// The energy from `old` to `new`; `nil` where the register went back without a turn.
  ///
  /// A step back by more than half the span is taken for a new turn of the register. Both readings
  /// lie below `span`.
  package static func used(
    from old: Energy, to new: Energy, span: Energy = EnergyRegister.span
  ) -> Energy? {
    if new >= old { return new - old }
    guard old - new > Energy(milliwattHours: span.milliwattHours / 2) else { return nil }
    return new - old + span
  }
}
