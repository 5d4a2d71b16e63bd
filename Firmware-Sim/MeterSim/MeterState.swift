package import Units

/// All that a meter keeps through a power cut: the content of its EEPROM.
///
/// With the same settings, going on from an older state leads to the same registers as never having
/// stopped.
package struct MeterState: Hashable, Sendable {
  /// The meter's own clock: seconds since 1970-01-01T00:00:00 of its own zone.
  package var time: Int64
  package var energy: EnergyRegisters
  /// The registers at the last settlement days, the latest first; at most `historyCount`.
  package var history: [EnergyRegisters]
  package var account: Account
  package var relay = Relay()
  package var standing = CustomerHabit.Standing.normal
  /// When the standing began, on the meter's clock.
  package var standingSince: Int64

  /// DI0 01…0C: twelve settlement days back.
  package static let historyCount = 12

  package init(time: Int64, energy: EnergyRegisters, account: Account) {
    self.time = time
    self.energy = energy
    self.account = account
    history = []
    standingSince = time
  }

  /// What the meter's clock shows.
  package var clock: CivilTime {
    let day = time / 86_400
    return CivilTime(
      date: CivilDate(daysSince1970: Int(day)), secondOfDay: Int(time - day * 86_400))
  }
}
