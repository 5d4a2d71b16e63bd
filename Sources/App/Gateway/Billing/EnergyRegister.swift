package import Units

/// What a register of XXXXXX.XX kWh says of the energy between two of its readings.
package enum EnergyRegister {
  /// Registers run to 999999.99 kWh and begin again.
  package static let span = Energy(milliwattHours: 1_000_000_000_000)
  /// A step back by more than half the span is taken for a new turn of the register.
  private static let largestStepBack = Energy(milliwattHours: span.milliwattHours / 2)

  /// The energy from `old` to `new`; `nil` where the register went back without a turn.
  package static func used(from old: Energy, to new: Energy) -> Energy? {
    if new >= old { return new - old }
    guard old - new > largestStepBack else { return nil }
    return new + span - old
  }
}
