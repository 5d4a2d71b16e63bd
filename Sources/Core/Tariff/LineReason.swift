import Units

/// Why a line stands on a bill: what its sentence is made of.
package struct LineReason: Hashable, Sendable {
  /// The component's name.
  let component: BilingualText
  let isEnergy: Bool
  /// Whether the line is what a tier adds to energy that another line charges.
  let isAdder: Bool
  /// Whether the line charges all tiers' energy at the price of tier 1, and adders follow.
  let isAtFirstTierPrice: Bool
  let tier: Tier?
  let period: PeriodReason?

  struct Tier: Hashable, Sendable {
    let number: Int
    /// What lies below the tier, and its highest; `nil` for the last.
    let above: Energy
    let upTo: Energy?
    let window: Window
    /// What the window held before the bill.
    let before: Energy
    /// Persons from which the bounds have grown, where they have.
    let largeHousehold: Int?
  }

  enum Window: Hashable, Sendable {
    case months(Int)
    case year
  }

  struct PeriodReason: Hashable, Sendable {
    let period: Period
    /// When it is in force, where that is the same in all the bill's months.
    let spans: [DaySchedule.Span]
    /// Whether the quantity is the period's share of a tier, by the periods' energies.
    let isShare: Bool
  }

  /// The sentence of a line at `price`.
  func text(price: EnergyPrice) -> BilingualText {
    let parts = [period?.text, tier?.text].compactMap { $0 }
    let zhWhat = parts.isEmpty ? "全部电量" : parts.map(\.zh).joined(separator: "，")
    let enWhat = parts.isEmpty ? "all energy" : parts.map(\.en).joined(separator: ", ")
    let basis = isAtFirstTierPrice ? BilingualText(zh: "，按第一档电价", en: ", at tier 1") : nil
    let zhHead = isEnergy ? "" : component.zh + "："
    let enHead = isEnergy ? "" : component.en + ": "
    return BilingualText(
      zh: zhHead + zhWhat + (basis?.zh ?? "") + "，每千瓦时\(isAdder ? "加收" : "") \(price) 元",
      en: enHead + enWhat + (basis?.en ?? "") + ", \(isAdder ? "plus " : "")\(price) yuan per kWh")
  }
}

extension LineReason.Tier {
  fileprivate var text: BilingualText {
    let span: BilingualText =
      switch upTo {
      case let upTo? where above == .zero:
        BilingualText(zh: "不超过 \(upTo) 千瓦时", en: "up to \(upTo) kWh")
      case let upTo?:
        BilingualText(zh: "超过 \(above)、不超过 \(upTo) 千瓦时", en: "above \(above) up to \(upTo) kWh")
      case nil: BilingualText(zh: "超过 \(above) 千瓦时", en: "above \(above) kWh")
      }
    let household = largeHousehold.map {
      BilingualText(zh: "（\($0) 人及以上家庭）", en: " (household of \($0) or more)")
    }
    let used =
      before == .zero
      ? nil : BilingualText(zh: "（账期前已用 \(before)）", en: " (\(before) before this bill)")
    let digit = number <= 9 ? String(Array("一二三四五六七八九")[number - 1]) : "\(number)"
    return BilingualText(
      zh: "第\(digit)档：\(window.zh)\(used?.zh ?? "")\(span.zh)的部分\(household?.zh ?? "")",
      en: "tier \(number): the part \(span.en) \(window.en)\(used?.en ?? "")\(household?.en ?? "")")
  }
}

extension LineReason.Window {
  fileprivate var zh: String {
    switch self {
    case .months(1): "本月累计"
    case .months(let count): "\(count) 个月累计"
    case .year: "本年度累计"
    }
  }

  fileprivate var en: String {
    switch self {
    case .months(1): "of the month"
    case .months(let count): "of these \(count) months"
    case .year: "of the tier year"
    }
  }
}

extension LineReason.PeriodReason {
  fileprivate var text: BilingualText {
    let hours = spans.map { "\($0)" }.joined(separator: ", ")
    let zhHours = spans.isEmpty ? "" : "（\(hours)）"
    let enHours = spans.isEmpty ? "" : " (\(hours))"
    return BilingualText(
      zh: "\(period.name.zh)时段\(zhHours)\(isShare ? "，按各时段电量比例分摊" : "")",
      en: "\(period.name.en)\(enHours)\(isShare ? ", shared out by the periods' energies" : "")")
  }
}
