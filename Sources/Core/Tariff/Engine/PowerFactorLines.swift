import Units

/// What the power factor changes on the lines of one version.
struct PowerFactorLines {
  let rule: PowerFactorRule
  let part: InForce
  /// `nil` where nothing was used.
  let factor: PowerFactor?
  private let active: Energy
  private let reactive: ReactiveEnergy

  static let component = "power-factor"
  static let name = BilingualText(zh: "力调电费", en: "power factor")

  /// `nil` where the version has no rule.
  init?(_ part: InForce, usage: Usage) throws(BillError) {
    guard let rule = part.version.powerFactor else { return nil }
    guard let reactive = usage.demand.reactive else { throw .reactiveNeeded }
    self.rule = rule
    self.part = part
    self.reactive = reactive
    active = usage.total
    // Without active energy the bill has nothing for which a factor is known.
    factor =
      active > .zero ? PowerFactor(active: active, reactive: reactive) : nil
  }

  /// Each is worked out from rounded amounts, as it is printed; `lines` are those of the version.
  func lines(for lines: [BillLine]) -> [BillLine] {
    let counted = lines.filter(\.countsForPowerFactor)
    guard let factor else { return [line(for: counted, .zero, Self.unknown)] }
    let rate = rule.adjustment(for: factor)
    guard rule.form == .byLine, rate != .zero, !counted.isEmpty else {
      return [line(for: counted, rate, reason(factor, rate, of: nil))]
    }
    return counted.map { line(for: [$0], rate, reason(factor, rate, of: $0.componentName)) }
  }

  private func line(for counted: [BillLine], _ rate: Ratio, _ why: BilingualText) -> BillLine {
    let sum = counted.reduce(Money.zero) { $0 + $1.amount }
    let exact = sum * rate
    let one = counted.count == 1 ? counted[0] : nil
    return BillLine(
      tariff: part.tariff, version: part.version.validFrom, component: Self.component,
      componentName: Self.name, period: one?.period, tier: one?.tier, quantity: .money(sum),
      price: .ratio(rate), months: nil, exact: exact,
      amount: part.version.rounding.rounded(exact), countsForPowerFactor: false,
      reason: .told(why))
  }

  private func reason(
    _ factor: PowerFactor, _ rate: Ratio, of component: BilingualText?
  ) -> BilingualText {
    let standard = rule.standard.rawValue
    let zhWhat = component.map { "对“\($0.zh)”" } ?? "对参加力调的电费之和"
    let enWhat = component.map { "on \"\($0.en)\"" } ?? "on the sum of what takes part"
    let zhHead = "功率因数 \(factor)（有功 \(active) 千瓦时、无功 \(reactive) 千乏时），标准 \(standard)："
    let enHead =
      "power factor \(factor) (\(active) kWh, \(reactive) kvarh), standard \(standard): "
    if rate == .zero {
      return BilingualText(zh: zhHead + "不增不减", en: enHead + "neither more nor less")
    }
    return rate > .zero
      ? BilingualText(
        zh: zhHead + "低于标准，\(zhWhat)增收 \(rate.percent)",
        en: enHead + "below it, \(rate.percent) more \(enWhat)")
      : BilingualText(
        zh: zhHead + "高于标准，\(zhWhat)减收 \(Ratio(units: -rate.units).percent)",
        en: enHead + "above it, \(Ratio(units: -rate.units).percent) less \(enWhat)")
  }

  private static let unknown = BilingualText(
    zh: "没有有功电量，功率因数无从计算，不作调整",
    en: "no active energy was used, so there is no power factor and no adjustment")
}
