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
  /// What a tariff that does not know the period takes it for.
  fileprivate var coarser: Period? {
    switch self {
    case .critical: .peak
    case .deepValley: .valley
    case .peak, .flat, .valley: nil
    }
  }
}
