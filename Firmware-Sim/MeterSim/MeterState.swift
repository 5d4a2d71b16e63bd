package import Units

/// All that a meter keeps through a power cut: the content of its EEPROM.
///
/// With the same settings, going on from an older state leads to the same registers as never having
/// stopped.
package struct MeterState: Hashable, Sendable {
  /// The hall's time, seconds since 1970-01-01T00:00:00 of its zone: it runs on whatever becomes of
  /// the meter's clock.
  package var time: Int64
  /// How much the meter's clock is ahead of the hall's, in seconds.
  package var clockOffset: Int64 = 0
  /// The day of the meter's clock, since 1970-01-01, on which it last obeyed a broadcast time.
  package var broadcastDay: Int64 = 0
  package var energy: EnergyRegisters
  /// The registers at the last settlement days, the latest first; at most `historyCount`.
  package var history: [EnergyRegisters]
  package var account: Account
  /// Which of the two sets of tables are in force.
  package var sets = TableSets()
  package var use: UseLog
  package var purchases = PurchaseLog()
  package var loadRecords = LoadRecordRing()
  package var relay = Relay()
  package var standing = CustomerHabit.Standing.normal
  /// When the standing began, in the hall's time.
  package var standingSince: Int64
  package var parameters = ParameterStore()
  /// `nil` until a password is changed or one is wrong.
  package var passwords: PasswordBook?
  package var events = EventLog()
  package var freezes = FreezeLog()
  /// What 16H asked for last.
  package var freezeSchedule: FreezeSchedule?
  package var inputs = MeterInputs()

  /// DI0 01…0C: twelve settlement days back.
  package static let historyCount = 12

  /// 2100-01-01T00:00:00, which no clock with two digits for the year shows, and the seconds from
  /// 2000 to there.
  static let clockEnd: Int64 = 4_102_444_800
  static let clockSpan: Int64 = 36_525 * 86_400

  package init(time: Int64, energy: EnergyRegisters, account: Account) {
    self.time = time
    self.energy = energy
    self.account = account
    history = []
    use = UseLog(startingAt: energy.counts[0])
    standingSince = time
  }

  /// What the meter's clock shows, in seconds since 1970-01-01 of its own zone.
  package var clockSeconds: Int64 { time + clockOffset }

  /// What the meter's clock shows.
  package var clock: CivilTime { CivilTime(secondsSince1970: clockSeconds) }
}
