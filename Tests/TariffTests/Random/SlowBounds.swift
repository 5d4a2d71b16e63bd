import Units

@testable import Tariff

/// The window of a day and its bounds, found by counting.
struct SlowBounds {
  let usage: Usage
  let date: CivilDate
  let scheme: TierScheme?

  /// Days with the same words are counted together.
  var window: String {
    switch scheme?.window {
    case nil: "none"
    case .month?: "month \(billMonth)"
    case .twoMonths?: "two months \(billMonth / 2)"
    case .cycle?: "cycle"
    case .year(let year)?: "year \(year.startMonth) \(year.startDay) \(start(of: year))"
    }
  }

  var bounds: [Int64] {
    guard let scheme else { return [] }
    switch scheme.window {
    case .month: return sum(of: [billMonth], scheme)
    case .twoMonths:
      return sum(of: [billMonth / 2 * 2, billMonth / 2 * 2 + 1], scheme)
    case .cycle:
      return sum(of: (0..<12).filter { usage.from.adding(months: $0) < usage.to }, scheme)
    case .year(let year): return yearly(year, scheme)
    }
  }

  /// The last month of the bill, from 0, that has begun on the day.
  private var billMonth: Int { (0..<12).last { usage.from.adding(months: $0) <= date } ?? 0 }

  private func sum(of months: [Int], _ scheme: TierScheme) -> [Int64] {
    var sum = [Int64](repeating: 0, count: scheme.tierCount - 1)
    for month in months {
      let first = usage.from.adding(months: month)
      let last = usage.from.adding(months: month + 1).adding(days: -1)
      let both = [first.month, last.month]
      if both.allSatisfy(scheme.uncountedMonths.contains) { continue }
      let season = scheme.seasonDay == .firstDay ? first.month : last.month
      let bounds = scheme.bounds.seasons.first { $0.months.contains(season) }?.value ?? []
      for tier in bounds.indices { sum[tier] += bounds[tier].milliwattHours + added(tier, scheme) }
    }
    return sum
  }

  private func yearly(_ year: TierYear, _ scheme: TierScheme) -> [Int64] {
    var first = start(of: year)
    var next = first.adding(months: 12)
    var bounds = scheme.bounds.seasons[0].value
    for other in year.transitions where other.from <= date && date <= other.to {
      (first, next, bounds) = (other.from, other.to.adding(days: 1), other.bounds)
    }
    let months = begunMonths(first, next)
    let since = usage.household.since
    let isPart = year.partYear == .months && since.map { first < $0 && $0 < next } ?? false
    let own = isPart ? begunMonths(since ?? first, next) : months
    return bounds.indices.map {
      (bounds[$0].milliwattHours + added($0, scheme) * Int64(months)) * Int64(own) / Int64(months)
    }
  }

  /// What a large household's bound grows by in a month.
  private func added(_ tier: Int, _ scheme: TierScheme) -> Int64 {
    guard let rule = scheme.largeHousehold, usage.household.persons >= rule.personCount else {
      return 0
    }
    let times = rule.countsEachFurther ? usage.household.persons - rule.personCount + 1 : 1
    return rule.addedPerMonth[tier].milliwattHours * Int64(times)
  }

  private func begunMonths(_ from: CivilDate, _ to: CivilDate) -> Int {
    (0..<12).filter { from.adding(months: $0) < to }.count
  }

  private func start(of year: TierYear) -> CivilDate {
    let starts = [date.year - 1, date.year].compactMap {
      CivilDate(year: $0, month: year.startMonth, day: year.startDay)
    }
    return starts.last { $0 <= date } ?? date
  }
}
