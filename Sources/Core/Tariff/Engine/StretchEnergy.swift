import Units

/// The energy of a stretch.
struct StretchEnergy {
  var total = Energy.zero
  /// Of a tariff without periods, what the meter told or zero.
  var periods = ByPeriod<Energy>(repeating: .zero)

  /// What the usage holds, put into each of the stretches.
  static func all(of usage: Usage, in timeline: Timeline) throws(BillError) -> [StretchEnergy] {
    switch usage.energy {
    case .metered(let pieces): try metered(pieces, in: timeline)
    case .halfHours(let values): try halfHours(values, of: usage, in: timeline)
    }
  }

  /// A piece that lies in several stretches is shared out by days.
  private static func metered(
    _ pieces: [MeteredPiece], in timeline: Timeline
  ) throws(BillError) -> [StretchEnergy] {
    var result = [StretchEnergy](repeating: StretchEnergy(), count: timeline.stretches.count)
    for piece in pieces {
      let weights = timeline.stretches.map { stretch -> Int64 in
        let from = max(stretch.from, piece.from)
        let to = min(stretch.to, piece.to)
        return from < to ? Int64(to.daysSince1970 - from.daysSince1970) : 0
      }
      for (index, weight) in weights.enumerated() where weight > 0 {
        let part = timeline.inForce[timeline.stretches[index].inForce]
        try piece.energy.check(for: part.version.periods)
      }
      add(piece.energy, to: &result, by: weights, in: timeline)
    }
    return result
  }

  private static func add(
    _ amount: Usage.Amount, to result: inout [StretchEnergy], by weights: [Int64],
    in timeline: Timeline
  ) {
    switch amount {
    case .total(let total):
      for (index, part) in Apportionment.parts(of: total, by: weights).enumerated() {
        result[index].total += part
      }
    case .periods(let energies):
      for (period, energy) in energies {
        for (index, part) in Apportionment.parts(of: energy, by: weights).enumerated() {
          result[index].total += part
          result[index].periods[period] += part
        }
      }
    }
  }

  /// Each half hour falls into the period that is in force then.
  private static func halfHours(
    _ values: [Energy], of usage: Usage, in timeline: Timeline
  ) throws(BillError) -> [StretchEnergy] {
    for part in timeline.inForce { try part.version.calendar?.check(usage.triggered) }
    var result: [StretchEnergy] = []
    result.reserveCapacity(timeline.stretches.count)
    var next = 0
    for stretch in timeline.stretches {
      var energy = StretchEnergy()
      let calendar = timeline.inForce[stretch.inForce].version.calendar
      var day = stretch.from
      for _ in 0..<stretch.dayCount {
        let end = next + DaySchedule.slotCount
        if let calendar {
          let schedule = try calendar.schedule(on: day, triggered: usage.triggered)
          for (period, value) in zip(schedule.slots, values[next..<end]) {
            energy.periods[period] += value
          }
          day = day.adding(days: 1)
        }
        for value in values[next..<end] { energy.total += value }
        next = end
      }
      result.append(energy)
    }
    return result
  }
}

extension PeriodCalendar {
  /// Refuses days of triggers of which the calendar has none: their id is misspelt.
  fileprivate func check(_ triggered: [String: Set<CivilDate>]) throws(BillError) {
    guard !triggers.isEmpty, !triggered.isEmpty else { return }
    guard triggers.contains(where: { triggered[$0.id] != nil }) else {
      throw .triggerUnknown(known: triggers.map(\.id))
    }
  }
}

extension Usage.Amount {
  /// Refuses an amount that does not tell `known` periods apart, or that has others.
  fileprivate func check(for known: [Period]) throws(BillError) {
    guard !known.isEmpty else { return }
    guard case .periods(let energies) = self else { throw .periodsNeeded(known) }
    for period in Period.allCases where energies[period] != nil && !known.contains(period) {
      throw .periodUnknown(period, known: known)
    }
    for period in known where energies[period] == nil { throw .periodMissing(period) }
  }
}
