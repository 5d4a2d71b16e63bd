import Units

/// Why a line for energy stands on a bill: what its sentence is made of.
package struct EnergyReason: Hashable, Sendable {
  /// The component's name.
  let component: BilingualText
  let isEnergy: Bool
  /// Whether the line is what a tier adds to energy that another line charges.
  let isAdder: Bool
  /// Whether the line charges all tiers' energy at the price of tier 1, and adders follow.
  let isAtFirstTierPrice: Bool
  var tier: Tier?
  var period: PeriodReason?

  struct Tier: Hashable, Sendable {
    let number: Int
    var place: Place
    /// Persons from which the bounds have grown, where they have.
    let largeHousehold: Int?
  }

  /// What part of which time's energy lies in the tier.
  enum Place: Hashable, Sendable {
    /// `above` lies below the tier, `upTo` is its highest (`nil` for the last); `before` is what
    /// the window held before the bill.
    case one(above: Energy, upTo: Energy?, window: Window, before: Energy)
    /// The line adds up several windows.
    case several
    /// In months that do not count.
    case uncounted
  }

  enum Window: Hashable, Sendable {
    case months(Int)
    case year
  }

  struct PeriodReason: Hashable, Sendable {
    let period: Period
    /// The days of the tariff's months; `nil` where exceptions change them.
    let hours: BySeason<DaySchedule>?
    /// Those that the line's energy was used in.
    var months: Months
    let sharing: Sharing
  }

  /// How the quantity was found among the periods.
  enum Sharing: Hashable, Sendable {
    case metered, proportional, inOrder
  }

  /// The reason of a line that charges this and `other` together.
  func merged(with other: EnergyReason) -> EnergyReason {
    var result = self
    if let tier, let otherTier = other.tier, tier != otherTier { result.tier?.place = .several }
    if let period, let otherPeriod = other.period {
      result.period?.months = period.months.union(otherPeriod.months)
    }
    return result
  }
}

extension EnergyReason {
  /// The sentence of a line at `price`.
  func text(price: UnitPrice) -> BilingualText {
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

extension EnergyReason.Tier {
  fileprivate var text: BilingualText {
    let digit = number <= 9 ? String(Array("一二三四五六七八九")[number - 1]) : "\(number)"
    let household = largeHousehold.map {
      BilingualText(zh: "（\($0) 人及以上家庭）", en: " (household of \($0) or more)")
    }
    let place = place.text(digit: digit)
    return BilingualText(
      zh: "第\(digit)档：\(place.zh)\(household?.zh ?? "")",
      en: "tier \(number): \(place.en)\(household?.en ?? "")")
  }
}

extension EnergyReason.Place {
  fileprivate func text(digit: String) -> BilingualText {
    switch self {
    case .several:
      return BilingualText(zh: "各计档周期内本档电量之和", en: "what lies in it, of all windows together")
    case .uncounted:
      return BilingualText(zh: "本月不计档，全部按第一档", en: "all energy of months that do not count")
    case .one(let above, let upTo, let window, let before):
      let span: BilingualText =
        switch upTo {
        case let upTo? where above == .zero:
          BilingualText(zh: "不超过 \(upTo) 千瓦时", en: "up to \(upTo) kWh")
        case let upTo?:
          BilingualText(
            zh: "超过 \(above)、不超过 \(upTo) 千瓦时", en: "above \(above) up to \(upTo) kWh")
        case nil: BilingualText(zh: "超过 \(above) 千瓦时", en: "above \(above) kWh")
        }
      let used =
        before == .zero
        ? nil : BilingualText(zh: "（账期前已用 \(before)）", en: " (\(before) before this bill)")
      return BilingualText(
        zh: "\(window.zh)\(used?.zh ?? "")\(span.zh)的部分",
        en: "the part \(span.en) \(window.en)\(used?.en ?? "")")
    }
  }
}

extension EnergyReason.Window {
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

extension EnergyReason.PeriodReason {
  fileprivate var text: BilingualText {
    let hours = spans.map { "\($0)" }.joined(separator: ", ")
    let zhHours = spans.isEmpty ? "" : "（\(hours)）"
    let enHours = spans.isEmpty ? "" : " (\(hours))"
    return BilingualText(
      zh: "\(period.name.zh)时段\(zhHours)\(sharing.text.zh)",
      en: "\(period.name.en)\(enHours)\(sharing.text.en)")
  }

  /// When the period is in force, where that is the same in all the line's months.
  private var spans: [DaySchedule.Span] {
    guard let hours else { return [] }
    let schedules = Set(months.numbers.map { hours[month: $0] })
    return schedules.count == 1 ? schedules.first?.spans(of: period) ?? [] : []
  }
}

extension EnergyReason.Sharing {
  fileprivate var text: BilingualText {
    switch self {
    case .metered: BilingualText(zh: "", en: "")
    case .proportional:
      BilingualText(zh: "，按各时段电量比例分摊", en: ", shared out by the periods' energies")
    case .inOrder: BilingualText(zh: "，按用电先后", en: ", in the order of use")
    }
  }
}
