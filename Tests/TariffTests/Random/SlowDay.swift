import Units

@testable import Tariff

extension SlowBiller {
  /// What is in force on a day, found without the engine.
  struct Day: Equatable {
    let version: TariffVersion
    let month: Int
    let window: String
    let bounds: [Int64]
    let isUncounted: Bool
    private let date: CivilDate
    private let prices: [[[Int128]]]

    init(_ date: CivilDate, _ plan: TariffPlan, _ usage: Usage) {
      self.date = date
      version = plan.versions.last { $0.validFrom <= date } ?? plan.newest
      month = date.month
      let scheme = version.tiers
      isUncounted = scheme.map { $0.uncountedMonths.contains(date.month) } ?? false
      let count = SlowBounds(usage: usage, date: date, scheme: scheme)
      window = count.window
      bounds = isUncounted ? [] : count.bounds
      let version = version
      prices = version.components.map { component in
        (1...10).map { tier in
          ([nil] + Period.allCases).map {
            SlowPrice(version: version, component: component, month: date.month).units(tier, $0)
          }
        }
      }
    }

    /// Whether nothing changes from one day to the other that a bill depends on.
    static func == (a: Day, b: Day) -> Bool {
      a.version == b.version && a.window == b.window && a.bounds == b.bounds
        && a.isUncounted == b.isUncounted && a.prices == b.prices
    }

    var dependsOnPeriod: Bool { version.calendar != nil }

    func price(_ tier: Int, _ period: Period?) -> Int128 {
      let place = period.flatMap { Period.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
      return prices.reduce(0) { $0 + $1[tier - 1][place] }
    }

    /// The tiers that energy falls into when the window already holds `after`.
    func cut(_ energy: Int64, after: Int64) -> [(tier: Int, part: Int64)] {
      let marks = [0] + bounds + [.max]
      return (1..<marks.count).compactMap { tier in
        let part = min(after + energy, marks[tier]) - max(after, marks[tier - 1])
        return part > 0 ? (tier, part) : nil
      }
    }

    /// The periods of the day's half hours; `nil` without a calendar.
    func slots(triggered: [String: Set<CivilDate>]) -> [Period]? {
      guard let calendar = version.calendar else { return nil }
      let base = calendar.hours.seasons.first { $0.months.contains(month) }?.value.slots ?? []
      return base.indices.map { slot in
        let last = calendar.exceptions.last { exception in
          exception.slots[slot] != nil && exception.months.contains(month)
            && (exception.trigger == nil
              || triggered[exception.trigger ?? ""]?.contains(date) == true)
            && (exception.days?.contains { isNamed($0, calendar) } ?? true)
        }
        return last?.slots[slot] ?? base[slot]
      }
    }

    private func isNamed(_ word: HoursException.DayWord, _ calendar: PeriodCalendar) -> Bool {
      let holidays = calendar.holidays.filter { $0.days.contains { $0.contains(date) } }
      let isWeekend = [0, 6].contains(date.weekday) && !calendar.workdays.contains(date)
      return switch word {
      case .weekday(let number): date.weekday == number
      case .holiday(let id): holidays.contains { $0.id == id }
      case .restDay: isWeekend || !holidays.isEmpty
      case .workday: !isWeekend && holidays.isEmpty
      }
    }
  }
}

/// One price, worked out from what the file says.
struct SlowPrice {
  let version: TariffVersion
  let component: Component
  let month: Int

  func units(_ tier: Int, _ period: Period?) -> Int128 {
    let form = component.written.seasons.first { $0.months.contains(month) }?.value
    switch form {
    case .table(let table)?:
      return base(table.tiers[min(tier, table.tiers.count) - 1], period)
    case .adders(let first, let adders)?:
      let adder = tier == 1 ? nil : adders[min(tier - 1, adders.count) - 1]
      return base(first, period) + (adder.map { plain($0, period) } ?? 0)
    case nil: return 0
    }
  }

  private func base(_ row: PriceTable.Row, _ period: Period?) -> Int128 {
    guard component.floats, let period, let floats = version.calendar?.floats else {
      return plain(row, period)
    }
    return floated(plain(row, nil), period, floats)
  }

  private func plain(_ row: PriceTable.Row, _ period: Period?) -> Int128 {
    switch row {
    case .any(let price): Int128(price.units)
    case .each(let prices): period.flatMap { prices[$0] }.map { Int128($0.units) } ?? 0
    }
  }

  private func floated(_ price: Int128, _ period: Period, _ floats: PeriodFloats) -> Int128 {
    let steps = floats.seasons.seasons.first { $0.months.contains(month) }?.value
    guard let step = steps?[period] else { return price }
    let start = step.of.map { floated(price, $0, floats) } ?? price
    // Sixteen decimals, then half up to those of the tariff; nothing here is below zero.
    let fine: Int128 =
      switch step.change {
      case .times(let ratio): start * Int128(ratio.units)
      case .plus(let offset): (start + Int128(offset.units)) * 100_000_000
      }
    let unit = power(16 - floats.decimals)
    return (fine + unit / 2) / unit * unit / 100_000_000
  }

  private func power(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(1) { value, _ in value * 10 }
  }
}
