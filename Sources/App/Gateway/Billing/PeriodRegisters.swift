import Tariff
import Units

/// Which of a meter's registers a bill is made of.
struct PeriodRegisters: Sendable {
  /// The periods whose registers count; none for a tariff that knows no periods.
  private let periods: [Period]
  private let usesTotal: Bool

  /// Sharp hours are dearer peak hours, deep valley is a cheaper valley: a tariff without them takes
  /// them for those. Any other period that `known` lacks must not have been used.
  init(
    from old: RegisterHistory.Registers, on oldDay: CivilDate,
    to new: RegisterHistory.Registers, on newDay: CivilDate, known: [Period]
  ) throws(NoBill) {
    usesTotal = old.total != nil && new.total != nil
    guard !known.isEmpty else {
      guard usesTotal else {
        throw .registerUnknown(on: old.total == nil ? oldDay : newDay)
      }
      periods = []
      return
    }
    var periods: [Period] = []
    for period in Period.allCases {
      guard let before = old.tariffs[period.tariff], let after = new.tariffs[period.tariff] else {
        guard known.contains(period) else { continue }
        throw .periodUnknown(period, on: old.tariffs[period.tariff] == nil ? oldDay : newDay)
      }
      if known.contains(period) || before != after { periods.append(period) }
    }
    self.periods = periods
  }

  func reading(
    _ registers: RegisterHistory.Registers, at day: CivilDate
  ) -> MeterReadings.Reading {
    var values: [Period: Energy] = [:]
    for period in periods { values[period] = registers.tariffs[period.tariff] }
    return MeterReadings.Reading(
      at: day, total: usesTotal ? registers.total : nil, periods: values)
  }

  /// Whether a reading holds these registers, and lies between two others.
  func fits(
    _ reading: RegisterHistory.Registers, _ old: RegisterHistory.Registers,
    _ new: RegisterHistory.Registers
  ) -> Bool {
    func lies(_ register: (RegisterHistory.Registers) -> Energy?) -> Bool {
      guard let before = register(old), let now = register(reading), let after = register(new),
        let first = EnergyRegister.used(from: before, to: now),
        let second = EnergyRegister.used(from: now, to: after)
      else { return false }
      return EnergyRegister.used(from: before, to: after) == first + second
    }
    return (!usesTotal || lies(\.total))
      && periods.allSatisfy { period in
        lies { $0.tariffs[period.tariff] }
      }
  }
}

extension Period {
  /// The meter's tariff that counts it: 1…4 are 尖 峰 平 谷 (DL/T 645-2007 annex A), 5 is 深谷 where
  /// there is one.
  var tariff: Int {
    switch self {
    case .critical: 1
    case .peak: 2
    case .flat: 3
    case .valley: 4
    case .deepValley: 5
    }
  }
}
