package import DLT645

/// What a meter leaves the factory and the fitter's hands with.
package struct MeterSettings: Hashable, Sendable {
  package var address: MeterAddress
  package var edition = Edition.of2007
  package var seed: UInt64
  package var load: Load
  package var habit: CustomerHabit
  package var slots = SlotTable.household
  /// Registers that were set by hand before the start, in order.
  package var registers: [RegisterSetting]
  /// 0.0001 yuan/kWh.
  package var price: Int64 = 5_600
  /// What the ladder adds to the price: limits in 0.01 kWh, prices of each step in 0.0001 yuan/kWh.
  package var ladderLimits: [Int64] = [240_00, 400_00]
  package var ladderPrices: [Int64] = [0, 500, 3_000]
  package var prepaid = PrepaidSettings()
  /// Day of the month, 1…28, and hour at which the registers are stored (04000B01).
  package var settlementDay = 1
  package var settlementHour = 0
  /// The rate at which its RS-485 port is set up (04000703), in bits a second.
  package var baud = 2400
  /// Td in milliseconds, within 20…500 (DL/T 645-2007 §4).
  package var replyDelay: ClosedRange<Int64> = 25...60
  /// FEH before an answer, 0…4.
  package var wakeUpCount = Frame.usualWakeUpCount
  package var programming = ProgrammingSettings()
  package var manners1997 = Manners1997()
  package var switching = SwitchSettings()
  /// Whether there is a security module, and whom it believes.
  package var security = SecurityModule.absent
  /// Whether AAH stands in front of each part of a frozen block, also of one that this meter does
  /// not keep; without it the parts follow each other. Meters differ.
  package var separatesFreezes = true
  /// What a record that was never made is filled with; meters differ.
  package var emptyRecordFill: UInt8 = 0xFF

  package init(
    address: MeterAddress, seed: UInt64, load: Load? = nil, habit: CustomerHabit = .paysAhead,
    registers: [RegisterSetting] = []
  ) {
    self.address = address
    // Two meters of one hall must not draw the same numbers.
    let own = seed &+ address.nibbles &* 0x9E37_79B9_7F4A_7C15
    self.seed = own
    self.load = load ?? .household(Household(seed: own))
    self.habit = habit
    self.registers = registers
  }

  var noise: Noise { Noise(seed: seed) }
}
