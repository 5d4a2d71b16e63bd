import Units

/// Why a line stands on a bill: what its sentence is made of.
package struct LineReason: Hashable, Sendable {
  /// The component's name.
  let component: BilingualText
  let isEnergy: Bool
  /// Whether the line is what a tier adds to energy that another line charges.
  let isAdder: Bool
  let tier: Tier?
  let period: PeriodReason?

  struct Tier: Hashable, Sendable {
    let number: Int
    /// What lies below the tier, and its highest; `nil` for the last.
    let above: Energy
    let upTo: Energy?
    let window: Window
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
    return BilingualText(
      zh: "\(isEnergy ? "" : component.zh + "：")\(zhWhat)，每千瓦时\(isAdder ? "加收" : "") \(price) 元",
      en: "\(isEnergy ? "" : component.en + ": ")\(enWhat), \(isAdder ? "plus " : "")"
        + "\(price) yuan per kWh")
  }
}

extension LineReason.Tier {
  fileprivate var text: BilingualText {
    let span: BilingualText =
      switch upTo {
      case let upTo? where above == .zero:
        BilingualText(zh: "不超过 \(upTo) 千瓦时", en: "up to \(upTo) kWh")
      case let upTo?:
        BilingualText(zh: "超过 \(above) 至 \(upTo) 千瓦时", en: "above \(above) up to \(upTo) kWh")
      case nil: BilingualText(zh: "超过 \(above) 千瓦时", en: "above \(above) kWh")
      }
    let household = largeHousehold.map {
      BilingualText(zh: "（\($0) 人及以上家庭）", en: " (household of \($0) or more)")
    }
    let digit = number <= 9 ? String(Array("一二三四五六七八九")[number - 1]) : "\(number)"
    return BilingualText(
      zh: "第\(digit)档：\(window.zh)\(span.zh)的部分\(household?.zh ?? "")",
      en: "tier \(number): the part \(span.en) \(window.en)\(household?.en ?? "")")
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
