import Units

/// Two readings of one meter, one after the other.
struct RegisterStep {
  let old: MeterReadings.Reading
  let new: MeterReadings.Reading
  /// The place of `new`.
  let index: Int
  let readings: MeterReadings

  func amount() throws(MeterReadingsError) -> Usage.Amount {
    var total: Energy?
    if let oldTotal = old.total, let newTotal = new.total {
      total = try used(nil, from: oldTotal, to: newTotal)
    }
    let isSame = Set(old.periods.keys) == Set(new.periods.keys)
    guard isSame, !old.periods.isEmpty else {
      guard let total else { throw .registersDiffer(index, before: old.registers.map(\.0)) }
      return .total(try multiplied(total))
    }
    var energies: [Period: Energy] = [:]
    for period in Period.allCases {
      guard let oldValue = old.periods[period], let newValue = new.periods[period] else { continue }
      energies[period] = try used(period, from: oldValue, to: newValue)
    }
    if let total { try fit(&energies, to: total) }
    for (period, energy) in energies { energies[period] = try multiplied(energy) }
    return .periods(energies)
  }

  private func used(
    _ register: MeterReadings.Register, from oldValue: Energy, to newValue: Energy
  ) throws(MeterReadingsError) -> Energy {
    guard let used = EnergyRegister.used(from: oldValue, to: newValue, span: readings.span) else {
      throw .wentBack(index, register, newValue, on: new.at, before: oldValue, lastOn: old.at)
    }
    return used
  }

  /// Makes the periods add up to `total`.
  private func fit(
    _ energies: inout [Period: Energy], to total: Energy
  ) throws(MeterReadingsError) {
    let sum = energies.values.reduce(.zero, +)
    let difference = total - sum
    let tolerance = Int64(energies.count + 1) * MeterReadings.registerTolerance.milliwattHours
    let largest = Period.allCases.max { (energies[$0] ?? .zero) < (energies[$1] ?? .zero) }
    let target = [.flat, largest].first { period in
      period.flatMap { energies[$0] }.map { $0 + difference >= .zero } ?? false
    }
    guard abs(difference.milliwattHours) <= tolerance, let target, let target else {
      throw .notTheSum(index, total: total, periods: sum)
    }
    energies[target, default: .zero] += difference
  }

  /// Rounded half up to one milliwatt-hour.
  private func multiplied(_ energy: Energy) throws(MeterReadingsError) -> Energy {
    let rounded = readings.multiplier.part(of: energy.milliwattHours)
    guard rounded <= Int128(Usage.maximumEnergy.milliwattHours) else {
      throw .tooMuch(index)
    }
    return Energy(milliwattHours: Int64(rounded))
  }
}
