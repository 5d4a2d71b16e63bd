import Tariff
import Units

/// What a window of tiers held before a bill, by the registers of the settlements before it.
struct TierCount: Sendable {
  let plan: TariffPlan
  let history: RegisterHistory

  /// What counts from the beginning of the tier year, or of the meter's own month, to `moment`.
  func before(_ moment: CivilTime, notes: inout [BillNote]) throws(NoBill) -> Energy {
    guard let scheme = plan.version(on: moment.date)?.tiers, let start = start(of: moment) else {
      return .zero
    }
    if scheme.window == .twoMonths { notes.append(.twoMonthsAssumed(since: start)) }
    guard start < moment.date else { return .zero }
    var isShared = false
    let energy = try counted(
      from: start, to: moment, uncounted: scheme.uncountedMonths, isShared: &isShared)
    if isShared { notes.append(.yearSharedByDays(since: start)) }
    return energy
  }

  /// The days on which a reading would tell what the registers of the settlements do not.
  func days(before moment: CivilTime) -> [CivilDate] {
    guard let start = start(of: moment), start < moment.date,
      let scheme = plan.version(on: moment.date)?.tiers
    else { return [] }
    return Self.days(from: start, to: moment.date, uncounted: scheme.uncountedMonths)
  }

  /// When the window began that holds `moment`; `nil` without tiers.
  private func start(of moment: CivilTime) -> CivilDate? {
    switch plan.version(on: moment.date)?.tiers?.window {
    case nil: nil
    case .month, .cycle: history.days.monthStart(at: moment)?.date
    case .twoMonths: twoMonthStart(at: moment)
    case .year(let year): max(year.start(atOrBefore: moment.date), countStart(moment.date, year))
    }
  }

  /// Where meters are read every other month, it is here taken for that of odd months.
  private func twoMonthStart(at moment: CivilTime) -> CivilDate? {
    guard let month = history.days.monthStart(at: moment) else { return nil }
    guard month.date.month % 2 == 0 else { return month.date }
    let before = CivilTime(secondsSince1970: month.secondsSince1970 - 1)
    return history.days.monthStart(at: before)?.date
  }

  /// Since when the tariff's versions count by this year without a break.
  private func countStart(_ day: CivilDate, _ year: TierYear) -> CivilDate {
    var start = CivilDate(daysSince1970: 0)
    for version in plan.versions where version.validFrom <= day {
      if case .year(let other)? = version.tiers?.window,
        (other.startMonth, other.startDay) == (year.startMonth, year.startDay)
      {
        continue
      }
      // The next version begins a count of its own.
      start = version.validTo.map { $0.adding(days: 1) } ?? start
    }
    return start
  }

  private static func days(
    from start: CivilDate, to end: CivilDate, uncounted: Months
  ) -> [CivilDate] {
    guard !uncounted.isEmpty else { return [start] }
    return [start] + CivilDate.monthStarts(after: start, before: end)
  }

  private func counted(
    from start: CivilDate, to moment: CivilTime, uncounted: Months, isShared: inout Bool
  ) throws(NoBill) -> Energy {
    let end = moment.date
    var totals: [CivilDate: Energy] = [:]
    // Of two settlements on one day the later counts, as everywhere.
    for time in history.settled.keys.sorted() where time <= moment {
      totals[time.date] = history.settled[time]?.total
    }
    for day in Self.days(from: start, to: end, uncounted: uncounted) where totals[day] == nil {
      totals[day] = history.reading(nearest: day)?.total
    }
    let points = totals.sorted { $0.key < $1.key }
    guard let first = points.lastIndex(where: { $0.key <= start }), points.last?.key == end else {
      throw .yearUnknown(since: start)
    }
    var sum = Energy.zero
    for (old, new) in zip(points[first...], points[(first + 1)...]) {
      guard let used = EnergyRegister.used(from: old.value, to: new.value) else {
        throw .wentBack(on: old.key)
      }
      let all = new.key.daysSince1970 - old.key.daysSince1970
      let counting = (0..<all).lazy.map { old.key.adding(days: $0) }
        .filter { $0 >= start && !uncounted.contains($0.month) }.count
      if counting < all, counting > 0 { isShared = true }
      sum += Energy(milliwattHours: used.milliwattHours * Int64(counting) / Int64(all))
    }
    return sum
  }
}
