import Tariff
import Units

/// What was used between a settlement and a later day, as a tariff wants to know it.
struct MeteredUsage: Sendable {
  let plan: TariffPlan
  let history: RegisterHistory

  typealias Registers = RegisterHistory.Registers

  /// The usage from a settlement on to the day `to` (not included), when the meter showed `end`.
  ///
  /// Between them it is cut where prices or tiers change and the meter was read.
  func usage(
    from start: CivilTime, to: CivilDate, end: Registers, notes: inout [BillNote]
  ) throws(NoBill) -> Usage {
    guard let begin = history.settled[start] else { throw .registerUnknown(on: start.date) }
    if start.secondOfDay > 0 { notes.append(.settlementHour(start)) }
    let known = plan.periods(from: start.date, to: to)
    let scale = try PeriodRegisters(from: begin, on: start.date, to: end, on: to, known: known)
    var readings = [scale.reading(begin, at: start.date)]
    var last = begin
    for day in plan.changes(after: start.date, before: to) {
      guard let registers = history.reading(nearest: day), scale.fits(registers, last, end) else {
        notes.append(.sharedByDays(day))
        continue
      }
      readings.append(scale.reading(registers, at: day))
      last = registers
    }
    readings.append(scale.reading(end, at: to))
    let pieces = try pieces(MeterReadings(readings), from: start.date, to: to)
    let before = try TierCount(plan: plan, history: history).before(start, notes: &notes)
    do throws(BillError) {
      return try Usage(from: start.date, to: to, record: .metered(pieces), before: before)
    } catch {
      throw .bill(error)
    }
  }

  private func pieces(
    _ readings: MeterReadings, from: CivilDate, to: CivilDate
  ) throws(NoBill) -> [MeteredPiece] {
    let pieces: [MeteredPiece]
    do throws(MeterReadingsError) {
      pieces = try readings.pieces(from: from, to: to)
    } catch .wentBack(_, _, _, _, _, let day) {
      throw .wentBack(on: day)
    } catch {
      throw .readings(error)
    }
    var result: [MeteredPiece] = []
    for piece in pieces {
      let known = plan.periods(from: piece.from, to: piece.to)
      result.append(
        MeteredPiece(from: piece.from, to: piece.to, energy: try piece.energy.told(in: known)))
    }
    return result
  }
}

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

extension Usage.Amount {
  /// The same in a tariff's own periods; a total where it has none.
  fileprivate func told(in known: [Period]) throws(NoBill) -> Usage.Amount {
    guard !known.isEmpty, case .periods(let energies) = self else { return .total(total) }
    var result: [Period: Energy] = [:]
    for period in known { result[period] = .zero }
    for (period, energy) in energies {
      let target = result[period] == nil ? period.coarser : period
      if let target, result[target] != nil {
        result[target, default: .zero] += energy
      } else if energy > .zero {
        throw .periodNotInTariff(period)
      }
    }
    return .periods(result)
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

  /// What a tariff that does not know the period takes it for.
  fileprivate var coarser: Period? {
    switch self {
    case .critical: .peak
    case .deepValley: .valley
    case .peak, .flat, .valley: nil
    }
  }
}
