package import Units

/// One thing that is charged for each kilowatt-hour: the energy itself, a government fund, ….
package struct Component: Hashable, Sendable {
  /// "energy", "funds".
  package let id: String
  package let name: BilingualText
  package let price: PriceTable
  package let lines: LineForm

  /// The first component of every tariff.
  package static let energyID = "energy"

  /// How a bill prints the component; the money differs by the rounding of each line.
  package enum LineForm: String, CaseIterable, Hashable, Sendable {
    /// A line for every tier, and in it for every period where the price depends on that.
    case byTier
    /// All energy at the price of tier 1, then a line for what each higher tier adds.
    case adders
    /// All energy together, whatever its tier.
    case whole
  }
}

/// What a kilowatt-hour costs, by tier, by period, by both or by neither.
package struct PriceTable: Hashable, Sendable {
  /// One for every tier, or a single one for all; all with or all without periods.
  package let tiers: [Row]

  package enum Row: Hashable, Sendable {
    case any(EnergyPrice)
    case each([Period: EnergyPrice])
  }

  package var dependsOnTier: Bool { tiers.count > 1 }

  package var periods: Set<Period> {
    guard case .each(let prices) = tiers[0] else { return [] }
    return Set(prices.keys)
  }

  package var dependsOnPeriod: Bool { !periods.isEmpty }

  /// `tier` from 1; `period` is passed over where the price does not depend on it.
  package func price(tier: Int, period: Period?) -> EnergyPrice {
    switch tiers[min(tier, tiers.count) - 1] {
    case .any(let price): price
    case .each(let prices): period.flatMap { prices[$0] } ?? .zero
    }
  }

  /// What tier `tier` adds to tier 1, where it is the same in every period.
  package func adder(tier: Int) -> EnergyPrice? {
    guard dependsOnPeriod else {
      return price(tier: tier, period: nil) - price(tier: 1, period: nil)
    }
    let adders = Set(
      periods.map { price(tier: tier, period: $0) - price(tier: 1, period: $0) })
    return adders.count == 1 ? adders.first : nil
  }
}
