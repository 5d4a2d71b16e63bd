import Tariff

/// A tariff as a clerk reads it on a terminal.
struct TariffText {
  private let plan: TariffPlan

  init(_ plan: TariffPlan) { self.plan = plan }

  var text: String {
    [head, tiers, calendar, prices].compactMap { $0 }.joined(separator: "\n\n")
  }

  private var head: String {
    var table = TextTable()
    table.add(["编号 id", plan.id])
    table.add(["名称 name", "\(plan.name.zh)  \(plan.name.en)"])
    table.add(["地区 place", plan.place])
    table.add([
      "类别 class, plan",
      "\(plan.customerClass.rawValue), \(plan.kind.rawValue), \(plan.voltage.rawValue)",
    ])
    table.add(["执行 valid", "\(plan.validFrom) – \(plan.validTo.map { "\($0)" } ?? "")"])
    table.add(["来源 source", "\(plan.source.title) (\(plan.source.date), \(plan.source.grade))"])
    return table.text
  }

  private var tiers: String? {
    guard let scheme = plan.tiers else { return nil }
    let window =
      switch scheme.window {
      case .month: "每月 each month"
      case .year(let month): "每年，自 \(month) 月起 each year from month \(month) on"
      }
    var lines = ["分档 tiers (kWh): \(window)"]
    for season in scheme.seasons {
      let bounds = season.bounds.map { "\($0)" }.joined(separator: " / ")
      let isWholeYear = season.months.count == TierScheme.monthsPerYear
      lines.append("  \(bounds)" + (isWholeYear ? "" : "  (\(Self.months(season.months)))"))
    }
    if let rule = scheme.largeHousehold {
      let added = rule.addedPerMonth.map { "+\($0)" }.joined(separator: " / ")
      lines.append("  \(rule.personCount) 人及以上 persons or more: \(added) 每月 each month")
    }
    return lines.joined(separator: "\n")
  }

  private var calendar: String? {
    guard let calendar = plan.calendar else { return nil }
    var lines = ["时段 periods:"]
    for season in calendar.seasons {
      let isWholeYear = season.months.count == TierScheme.monthsPerYear
      if !isWholeYear { lines.append("  \(Self.months(season.months)):") }
      for period in plan.periods {
        let spans = season.day.spans(of: period)
        guard !spans.isEmpty else { continue }
        lines.append(
          "  \(period.name.zh) \(period.name.en)  "
            + spans.map { "\($0)" }.joined(separator: ", "))
      }
    }
    return lines.joined(separator: "\n")
  }

  private var prices: String {
    let periods = plan.periods.map { "\($0.name.zh) \($0.name.en)" }
    var table = TextTable(rightColumns: Set(2..<2 + max(1, periods.count)))
    table.add(["单价 yuan/kWh", "档 tier"] + (periods.isEmpty ? [""] : periods))
    for component in plan.components {
      let price = component.price
      for tier in 1...price.tiers.count {
        let cells =
          price.dependsOnPeriod
          ? plan.periods.map { "\(price.price(tier: tier, period: $0))" }
          : ["\(price.price(tier: tier, period: nil))"]
        table.add(
          ["\(component.name.zh) \(component.name.en)", price.dependsOnTier ? "\(tier)" : "-"]
            + cells)
      }
    }
    return table.text
  }

  private static func months(_ months: Set<Int>) -> String {
    "月 months " + months.sorted().map { "\($0)" }.joined(separator: ", ")
  }
}
