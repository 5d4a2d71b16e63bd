import Tariff

/// The tiers of a version: windows, bounds, and every rule that moves them.
struct TierText {
  private let scheme: TierScheme

  init(_ scheme: TierScheme) { self.scheme = scheme }

  var text: String {
    ([head] + bounds + year + [uncounted, split, household].compactMap { $0 })
      .joined(separator: "\n")
  }

  private var head: String {
    let window =
      switch scheme.window {
      case .month: "按月 each month, from the bill's first day on"
      case .twoMonths:
        "按双月 each two months, from the bill's first day on; bounds of both months added up"
      case .cycle: "按抄表周期 each reading; bounds x months begun"
      case .year(let year):
        "按年，自 \(year.startMonth) 月 \(year.startDay) 日起"
          + " each year, from day \(year.startDay) of month \(year.startMonth) on"
      }
    return "分档 tiers (kWh): \(window)"
  }

  private var bounds: [String] {
    var lines = scheme.bounds.seasons.map { season in
      let label = season.months.label
      return "  \(Self.list(season.value.map { "\($0)" }))" + (label.isEmpty ? "" : "  (\(label))")
    }
    if scheme.bounds.isSeasonal {
      lines.append(
        scheme.seasonDay == .lastDay
          ? "  跨季账单按末日所在季节 a month has the season of its last day"
          : "  跨季账单按首日所在季节 a month has the season of its first day")
    }
    return lines
  }

  private var year: [String] {
    guard case .year(let year) = scheme.window else { return [] }
    let transitions = year.transitions.map { transition in
      "  过渡 transition \(transition.from) – \(transition.to): "
        + Self.list(transition.bounds.map { "\($0)" })
    }
    return [
      year.partYear == .months
        ? "  年内新户 new accounts: 每月 1/12，不足一月按一月 a twelfth for each month begun"
        : "  年内新户 new accounts: 不折算 the whole bounds"
    ] + transitions
  }

  private var uncounted: String? {
    scheme.uncountedMonths.isEmpty
      ? nil
      : "  不计档 all tier 1 and not counted: \(scheme.uncountedMonths.label)"
  }

  private var split: String? {
    switch scheme.split {
    case .proportional: nil
    case .inOrder: "  分时电量按用电先后分档 periods fall into tiers in the order of use (half hours)"
    }
  }

  private var household: String? {
    guard let rule = scheme.largeHousehold else { return nil }
    let added = Self.list(rule.addedPerMonth.map { "+\($0)" })
    let further = rule.countsEachFurther ? "，每增 1 人再加一次 once more for each further person" : ""
    return "  \(rule.personCount) 人及以上 persons or more: \(added) 每月 each month\(further)"
  }

  private static func list(_ words: [String]) -> String { words.joined(separator: " / ") }
}
