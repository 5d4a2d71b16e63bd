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

  /// Each is worked out from rounded amounts, as it is printed; those of the version begin at
  /// `first`.
  func append(to lines: inout [BillLine], from first: Int) {
    let counted = (first..<lines.count).filter { lines[$0].countsForPowerFactor }
    let rate = factor.map(rule.adjustment) ?? .zero
    guard let factor, rule.form == .byLine, rate != .zero, !counted.isEmpty else {
      let sum = counted.reduce(Money.zero) { $0 + lines[$1].amount }
      let one = counted.count == 1 ? lines[counted[0]] : nil
      lines.append(
        line(
          sum, period: one?.period, tier: one?.tier, rate,
          factor.map { reason($0, rate, of: nil) } ?? Self.unknown))
      return
    }
    for index in counted {
      let one = lines[index]
      lines.append(
        line(
          one.amount, period: one.period, tier: one.tier, rate,
          reason(factor, rate, of: one.componentName)))
    }
  }

  private func line(
    _ sum: Money, period: Period?, tier: Int?, _ rate: Ratio, _ why: LineReason
  ) -> BillLine {
    let exact = sum * rate
    return BillLine(
      tariff: part.tariff, version: part.version.validFrom, component: Self.component,
      componentName: Self.name, period: period, tier: tier, quantity: .money(sum),
      price: .ratio(rate), months: nil, exact: exact,
      amount: part.version.rounding.rounded(exact), countsForPowerFactor: false,
      reason: why)
  }

  private func reason(
    _ factor: PowerFactor, _ rate: Ratio, of component: BilingualText?
  ) -> LineReason {
    .powerFactor(
      PowerFactorReason(
        factor: factor, standard: rule.standard, rate: rate, active: active, reactive: reactive,
        component: component))
  }

  private static let unknown = LineReason.told(
    BilingualText(
      zh: "没有有功电量，功率因数无从计算，不作调整",
      en: "no active energy was used, so there is no power factor and no adjustment"))
}
