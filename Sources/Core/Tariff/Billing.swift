import Units

extension TariffPlan {
  /// The bill for a usage, or why there is none.
  ///
  /// A line for every component and every tier and period on which its price depends and in which
  /// something was used; each is rounded by itself, and the total is the sum of the rounded ones.
  package func bill(for usage: Usage) throws(BillError) -> Bill {
    let shares = EnergyShares(
      periods: try periodEnergies(of: usage), total: usage.energy.total,
      before: usage.before, bounds: try tierBounds(for: usage))
    let reasons = LineReasons(plan: self, usage: usage, bounds: shares.bounds)
    return Bill(
      tariff: id,
      lines: components.flatMap { lines(of: $0, shares: shares, reasons: reasons) })
  }

  private func tierBounds(for usage: Usage) throws(BillError) -> [Energy] {
    guard usage.from >= validFrom else { throw .notYetValid(tariff: id, from: validFrom) }
    if let validTo, usage.to > validTo.adding(days: 1) {
      throw .noLongerValid(tariff: id, lastDay: validTo)
    }
    guard let tiers else { return [] }
    if let start = tiers.yearStart(after: usage.from), start < usage.to {
      throw .crossesTierYear(start: start)
    }
    return tiers.bounds(from: usage.from, to: usage.to, persons: usage.persons)
  }

  /// Every period of the plan with its energy, in order; none for a plan without.
  private func periodEnergies(
    of usage: Usage
  ) throws(BillError) -> [EnergyShares.PeriodEnergy] {
    let known = periods
    guard !known.isEmpty else { return [] }
    guard case .periods(let energies) = usage.energy else { throw .periodsNeeded(known) }
    for period in Period.allCases where energies[period] != nil && !known.contains(period) {
      throw .periodUnknown(period, known: known)
    }
    var result: [EnergyShares.PeriodEnergy] = []
    for period in known {
      guard let energy = energies[period] else { throw .periodMissing(period) }
      result.append((period, energy))
    }
    return result
  }

  private func lines(
    of component: Component, shares: EnergyShares, reasons: LineReasons
  ) -> [BillLine] {
    let lines = ComponentLines(component: component, shares: shares, reasons: reasons)
    return switch component.lines {
    case .byTier: lines.byTier()
    case .adders: lines.base() + lines.adders()
    case .whole: lines.base()
    }
  }
}

/// The lines of one component, in the three forms.
private struct ComponentLines {
  let component: Component
  let shares: EnergyShares
  let reasons: LineReasons

  private var price: PriceTable { component.price }

  /// All energy at the price of tier 1.
  func base() -> [BillLine] {
    let tier = price.dependsOnTier ? 1 : nil
    guard price.dependsOnPeriod else {
      return [line(shares.total, tier: tier)].compactMap { $0 }
    }
    return shares.periods.compactMap { line($0.energy, tier: tier, period: $0.period) }
  }

  func byTier() -> [BillLine] {
    let quantities = shares.tierQuantities
    guard price.dependsOnPeriod else {
      return quantities.enumerated().compactMap { line($1, tier: $0 + 1, inTier: true) }
    }
    return shares.tierQuantitiesByPeriod.enumerated().flatMap { index, row in
      row.compactMap {
        line($0.energy, tier: index + 1, period: $0.period, inTier: true, isShare: true)
      }
    }
  }

  /// What the tiers above the first add; by period only where the periods' adders differ.
  func adders() -> [BillLine] {
    shares.tierQuantities.indices.dropFirst().flatMap { index in
      let tier = index + 1
      if let adder = price.adder(tier: tier) {
        return [
          line(shares.tierQuantities[index], tier: tier, inTier: true, adder: adder)
        ].compactMap { $0 }
      }
      return shares.tierQuantitiesByPeriod[index].compactMap { period, energy in
        let adder = price.price(tier: tier, period: period) - price.price(tier: 1, period: period)
        return line(
          energy, tier: tier, period: period, inTier: true, isShare: true, adder: adder)
      }
    }
  }

  /// `nil` where nothing was used. `inTier` says that the quantity is only what lies in the tier.
  private func line(
    _ quantity: Energy, tier: Int?, period: Period? = nil, inTier: Bool = false,
    isShare: Bool = false, adder: EnergyPrice? = nil
  ) -> BillLine? {
    guard quantity > .zero else { return nil }
    return BillLine(
      component: component.id, period: period, tier: tier, quantity: quantity,
      price: adder ?? price.price(tier: tier ?? 1, period: period),
      reason: LineReason(
        component: component.name, isEnergy: component.id == Component.energyID,
        isAdder: adder != nil,
        isAtFirstTierPrice: tier == 1 && !inTier,
        tier: inTier ? tier.flatMap(reasons.tier) : nil,
        period: period.map { reasons.period($0, isShare: isShare) }))
  }
}
