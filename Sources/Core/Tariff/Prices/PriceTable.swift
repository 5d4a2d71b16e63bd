package import Units

/// What a kilowatt-hour costs, by tier, by period, by both or by neither.
package struct PriceTable: Hashable, Sendable {
  /// One for every tier, or a single one for all; all with or all without periods.
  package let tiers: [Row]

  package enum Row: Hashable, Sendable {
    case any(EnergyPrice)
    case each(ByPeriod<EnergyPrice?>)

    func price(_ period: Period?) -> EnergyPrice {
      switch self {
      case .any(let price): price
      case .each(let prices): period.flatMap { prices[$0] } ?? .zero
      }
    }
  }

  package init(tiers: [Row]) { self.tiers = tiers }

  package var dependsOnTier: Bool { tiers.count > 1 }

  package var dependsOnPeriod: Bool {
    if case .each = tiers[0] { true } else { false }
  }

  /// In order.
  package var periods: [Period] {
    guard case .each(let prices) = tiers[0] else { return [] }
    return Period.allCases.filter { prices[$0] != nil }
  }

  /// `tier` from 1; `period` is passed over where the price does not depend on it.
  package func price(tier: Int, period: Period?) -> EnergyPrice {
    tiers[min(tier, tiers.count) - 1].price(period)
  }

  /// What tier `tier` adds to tier 1, where it is the same in every period.
  func adder(tier: Int) -> EnergyPrice? {
    let first = tiers[0]
    let row = tiers[min(tier, tiers.count) - 1]
    guard dependsOnPeriod else { return row.price(nil) - first.price(nil) }
    var common: EnergyPrice?
    for period in periods {
      let adder = row.price(period) - first.price(period)
      if let common, common != adder { return nil }
      common = adder
    }
    return common
  }
}
