package import Units

/// What an appliance adds to a bill, on top of all else that was used.
package struct ApplianceCost: Hashable, Sendable {
  package let appliance: Appliance
  /// What it uses in the bill's time.
  package let energy: Energy
  /// The same by period, where the tariff has periods.
  package let periods: [Period: Energy]
  /// By how much the unrounded bill grows.
  package let cost: Money
  /// What it would cost at the cheapest hours; `nil` where it cannot be moved, the tariff has no
  /// periods, or nothing would be saved. Not told on top of half hours.
  package let moved: Moved?
  /// Months begun in the bill's time.
  package let monthCount: Int
  /// Whether none of the bill's days lies in its usual months: then it was taken to run all along.
  package let isOutOfSeason: Bool

  /// All its energy in one period, on the days that have it.
  package struct Moved: Hashable, Sendable {
    package let period: Period
    package let cost: Money
  }

  /// Its hours are classified by the calendar in force on each day.
  package init(
    _ appliance: Appliance, plan: TariffPlan, usage: Usage, shelf: TariffShelf?
  ) throws(BillError) {
    let days = try DayPeriods.all(plan: plan, usage: usage, shelf: shelf)
    isOutOfSeason = !days.contains { appliance.months.contains($0.day.month) }
    let months = isOutOfSeason ? Months.all : appliance.months
    let running = days.filter { months.contains($0.day.month) }
    var periods: [Period: Energy] = [:]
    for day in running {
      for (period, energy) in appliance.periods(on: day) {
        periods[period, default: .zero] += energy
      }
    }
    let slotCount = Int64(running.count * appliance.slots.count)
    energy = Energy(milliwattHours: appliance.energyPerSlot.milliwattHours * slotCount)
    self.periods = periods
    self.appliance = appliance
    monthCount = Tariff.monthCount(from: usage.from, to: usage.to)
    let now = try plan.bill(for: usage, shelf: shelf).exact
    let added = { (period: Period?) throws(BillError) in
      let more = try usage.adding(appliance, on: running, allIn: period)
      return try plan.bill(for: more, shelf: shelf).exact - now
    }
    cost = try added(nil)
    var best: Moved?
    if appliance.isMovable, case .metered = usage.energy {
      for period in Self.periods(of: running) {
        let cost = try added(period)
        if cost < best?.cost ?? self.cost { best = Moved(period: period, cost: cost) }
      }
    }
    moved = best
  }

  /// Those that are in force at some time, in order.
  private static func periods(of days: [DayPeriods]) -> [Period] {
    Period.allCases.filter { period in
      days.contains { $0.schedule?.slots.contains(period) ?? false }
    }
  }

  /// The cost of one of the bill's months in the mean, rounded half up to 1e-14 yuan.
  package var costPerMonth: Money { cost.scaled(by: 1, over: Int128(monthCount)) }
}

extension Appliance {
  /// Its energy on one day by period, or all in one where the day has that; none where the day
  /// has no periods.
  fileprivate func periods(on day: DayPeriods, allIn period: Period? = nil) -> [Period: Energy] {
    guard let schedule = day.schedule else { return [:] }
    if let period, schedule.slots.contains(period) { return [period: energyPerDay] }
    var result: [Period: Energy] = [:]
    for slot in slots { result[schedule.slots[slot], default: .zero] += energyPerSlot }
    return result
  }
}

extension Usage {
  fileprivate func adding(
    _ appliance: Appliance, on days: [DayPeriods], allIn period: Period?
  ) throws(BillError) -> Usage {
    switch energy {
    case .halfHours(var values):
      for day in days {
        let start = (day.day.daysSince1970 - from.daysSince1970) * DaySchedule.slotCount
        for slot in appliance.slots { values[start + slot] += appliance.energyPerSlot }
      }
      return try changed(record: .halfHours(values))
    case .metered(let pieces):
      return try changed(
        record: .metered(
          pieces.map { piece in
            var amount = piece.energy
            for day in days where piece.from <= day.day && day.day < piece.to {
              if day.schedule == nil {
                amount = amount.adding(appliance.energyPerDay, in: nil)
              }
              for (period, energy) in appliance.periods(on: day, allIn: period) {
                amount = amount.adding(energy, in: period)
              }
            }
            return MeteredPiece(from: piece.from, to: piece.to, energy: amount)
          }))
    }
  }
}
