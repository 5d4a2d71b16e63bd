import Units

extension TierScheme {
  /// The bounds of a window that holds the bill's months number `months` (from 0), which are
  /// counted from `billStart`: those of each month added up.
  func bounds(months: Range<Int>, from billStart: CivilDate, persons: Int) -> [Energy] {
    var sums = [Energy](repeating: .zero, count: tierCount - 1)
    for index in months {
      let first = billStart.adding(months: index)
      let day =
        seasonDay == .firstDay ? first : billStart.adding(months: index + 1).adding(days: -1)
      for (tier, bound) in bounds[month: day.month].enumerated() { sums[tier] += bound }
    }
    return enlarged(sums, monthCount: months.count, persons: persons)
  }

  /// The bounds that hold on `day` of a tier year for a customer who came on `since`.
  func bounds(on day: CivilDate, in year: TierYear, since: CivilDate?, persons: Int) -> [Energy] {
    if let transition = year.transitions.first(where: { $0.from <= day && day <= $0.to }) {
      let months = monthCount(from: transition.from, to: transition.to.adding(days: 1))
      return enlarged(transition.bounds, monthCount: months, persons: persons)
    }
    let start = year.start(atOrBefore: day)
    let whole = enlarged(
      bounds.seasons[0].value, monthCount: Months.perYear, persons: persons)
    guard let since, since > start, year.partYear == .months else { return whole }
    let months = monthCount(from: since, to: start.adding(months: Months.perYear))
    return whole.map {
      Energy(milliwattHours: $0.milliwattHours * Int64(months) / Int64(Months.perYear))
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
