import Tariff

/// One version of a tariff as a clerk reads it on a terminal.
struct VersionText {
  private let version: TariffVersion
  private let isOneOfSeveral: Bool

  init(_ version: TariffVersion, isOneOfSeveral: Bool) {
    self.version = version
    self.isOneOfSeveral = isOneOfSeveral
  }

  var text: String {
    [head, tiers, calendar, prices].compactMap { $0 }.joined(separator: "\n\n")
  }

  private var head: String {
    var table = TextTable()
    let span = "\(version.validFrom) – \(version.validTo.map { "\($0)" } ?? "")"
    let source = version.source
    table.add(["执行 valid", span])
    table.add(["来源 source", "\(source.title) (\(source.date), \(source.grade))"])
    return (isOneOfSeveral ? "=== \(span)\n" : "") + table.text
  }

  private var tiers: String? {
    guard let scheme = version.tiers else { return nil }
    let window =
      switch scheme.window {
      case .month: "每月 each month"
      case .cycle: "每次抄表 each reading"
      case .year(let year):
        "每年，自 \(year.startMonth) 月 \(year.startDay) 日起 each year from the \(year.startDay)."
          + " of month \(year.startMonth) on"
      }
    var lines = ["分档 tiers (kWh): \(window)"]
    for season in scheme.bounds.seasons {
      let bounds = season.value.map { "\($0)" }.joined(separator: " / ")
      let isWholeYear = season.months == .all
      lines.append("  \(bounds)" + (isWholeYear ? "" : "  (\(Self.months(season.months)))"))
    }
    if let rule = scheme.largeHousehold {
      let added = rule.addedPerMonth.map { "+\($0)" }.joined(separator: " / ")
      lines.append("  \(rule.personCount) 人及以上 persons or more: \(added) 每月 each month")
    }
    return lines.joined(separator: "\n")
  }

  private var calendar: String? {
    guard let calendar = version.calendar else { return nil }
    var lines = ["时段 periods:"]
    for season in calendar.hours.seasons {
      let isWholeYear = season.months == .all
      if !isWholeYear { lines.append("  \(Self.months(season.months)):") }
      for period in version.periods {
        let spans = season.value.spans(of: period)
        guard !spans.isEmpty else { continue }
        lines.append(
          "  \(period.name.zh) \(period.name.en)  "
            + spans.map { "\($0)" }.joined(separator: ", "))
      }
    }
    return lines.joined(separator: "\n")
  }

  private var prices: String {
    let periods = version.periods.map { "\($0.name.zh) \($0.name.en)" }
    var table = TextTable(rightColumns: Set(2..<2 + max(1, periods.count)))
    table.add(["单价 yuan/kWh", "档 tier"] + (periods.isEmpty ? [""] : periods))
    for component in version.components {
      for season in component.price.seasons {
        let price = season.value
        for tier in 1...price.tiers.count {
          let cells =
            price.dependsOnPeriod
            ? version.periods.map { "\(price.price(tier: tier, period: $0))" }
            : ["\(price.price(tier: tier, period: nil))"]
          let when = season.months == .all ? "" : "（\(Self.months(season.months))）"
          table.add(
            [
              "\(component.name.zh) \(component.name.en)\(when)",
              price.dependsOnTier ? "\(tier)" : "-",
            ] + cells)
        }
      }
    }
    return table.text
  }

  private static func months(_ months: Months) -> String {
    "月 months " + months.numbers.map { "\($0)" }.joined(separator: ", ")
  }
}
