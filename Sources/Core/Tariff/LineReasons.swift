import Units

/// Makes the reasons of the lines of one bill.
struct LineReasons {
  let plan: TariffPlan
  let usage: Usage
  let bounds: [Energy]

  func tier(_ number: Int) -> LineReason.Tier? {
    guard let scheme = plan.tiers else { return nil }
    let window: LineReason.Window =
      scheme.window == .month
      ? .months(scheme.monthCount(from: usage.from, to: usage.to)) : .year
    let rule = scheme.largeHousehold.flatMap {
      usage.persons >= $0.personCount ? $0.personCount : nil
    }
    return LineReason.Tier(
      number: number, above: number == 1 ? .zero : bounds[number - 2],
      upTo: number <= bounds.count ? bounds[number - 1] : nil, window: window,
      before: usage.before, largeHousehold: rule)
  }

  func period(_ period: Period, isShare: Bool) -> LineReason.PeriodReason {
    let schedules = Set(months.compactMap { plan.calendar?.schedule(inMonth: $0) })
    let spans = schedules.count == 1 ? schedules.first?.spans(of: period) : nil
    return LineReason.PeriodReason(period: period, spans: spans ?? [], isShare: isShare)
  }

  /// The calendar months that the usage touches.
  private var months: Set<Int> {
    let last = usage.to.adding(days: -1)
    let count = (last.year - usage.from.year) * 12 + last.month - usage.from.month
    return Set((0...count).map { (usage.from.month - 1 + $0) % 12 + 1 })
  }
}
