import Units

extension TierScheme {
  /// The bounds of a window that holds the bill's months number `months` (from 0), which are
  /// counted from `billStart`: those of each month added up, but of those that do not count.
  func bounds(months: Range<Int>, from billStart: CivilDate, persons: Int) -> [Energy] {
    var sums = [Energy](repeating: .zero, count: tierCount - 1)
    var count = 0
    for index in months {
      let first = billStart.adding(months: index)
      let last = billStart.adding(months: index + 1).adding(days: -1)
      if uncountedMonths.contains(first.month), uncountedMonths.contains(last.month) { continue }
      count += 1
      let day = seasonDay == .firstDay ? first : last
      for (tier, bound) in bounds[month: day.month].enumerated() { sums[tier] += bound }
    }
    return enlarged(sums, monthCount: count, persons: persons)
  }

  /// The bounds that hold on `day` of a tier year for a customer who came on `since`.
  func bounds(on day: CivilDate, in year: TierYear, since: CivilDate?, persons: Int) -> [Energy] {
    let transition = year.transitions.first { $0.from <= day && day <= $0.to }
    let yearStart = year.start(atOrBefore: day)
    let start = transition?.from ?? yearStart
    let end = transition?.to.adding(days: 1) ?? yearStart.adding(months: Months.perYear)
    let monthsOfAll = monthCount(from: start, to: end)
    let whole = enlarged(
      transition?.bounds ?? bounds.seasons[0].value, monthCount: monthsOfAll, persons: persons)
    guard let since, since > start, since < end, year.partYear == .months else { return whole }
    let months = monthCount(from: since, to: end)
    return whole.map {
      Energy(milliwattHours: $0.milliwattHours * Int64(months) / Int64(monthsOfAll))
    }
  }

  private func enlarged(_ bounds: [Energy], monthCount: Int, persons: Int) -> [Energy] {
    guard let rule = largeHousehold else { return bounds }
    let factor = Int64(rule.factor(persons: persons) * monthCount)
    return zip(bounds, rule.addedPerMonth).map { bound, added in
      bound + Energy(milliwattHours: added.milliwattHours * factor)
    }
  }
}

/// Months begun between two days (`to` not included), at least one and at most a bill's.
func monthCount(from: CivilDate, to: CivilDate) -> Int {
  (1...Usage.maximumMonthCount).first { from.adding(months: $0) >= to } ?? Usage.maximumMonthCount
}
