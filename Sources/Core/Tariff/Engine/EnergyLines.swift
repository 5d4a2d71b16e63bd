import Units

/// The lines of one component in one version, each quantity at its price added up.
struct EnergyLines {
  private let component: Component
  private var drafts: [Draft] = []

  private struct Draft {
    let tier: Int?
    let period: Period?
    let price: EnergyPrice
    let isAdder: Bool
    var quantity: Energy
    var reason: EnergyReason
  }

  /// `stretches` all lie in one version.
  init(_ component: Component, _ stretches: [StretchShares]) {
    self.component = component
    switch component.lines {
    case .byTier: for stretch in stretches { addByTier(stretch) }
    case .whole: for stretch in stretches { addBase(stretch) }
    case .adders:
      for stretch in stretches { addBase(stretch) }
      for stretch in stretches { addAdders(stretch) }
    }
  }

  func append(to lines: inout [BillLine], of part: InForce) {
    for draft in drafts {
      let exact = draft.price * draft.quantity
      lines.append(
        BillLine(
          tariff: part.tariff, version: part.version.validFrom, component: component.id,
          componentName: component.name, period: draft.period, tier: draft.tier,
          quantity: .energy(draft.quantity), price: .energy(draft.price), months: nil,
          exact: exact,
          amount: part.version.rounding.rounded(exact),
          countsForPowerFactor: component.countsForPowerFactor, reason: .energy(draft.reason)))
    }
  }

  /// All energy at the price of tier 1.
  private mutating func addBase(_ stretch: StretchShares) {
    let price = component.price[month: stretch.stretch.from.month]
    let tier = price.dependsOnTier ? 1 : nil
    guard price.dependsOnPeriod else {
      return add(
        stretch, stretch.shares.energy.total, price.price(tier: 1, period: nil), tier: tier)
    }
    for period in stretch.shares.periods {
      add(
        stretch, stretch.shares.energy.periods[period], price.price(tier: 1, period: period),
        tier: tier, period: period)
    }
  }

  private mutating func addByTier(_ stretch: StretchShares) {
    let price = component.price[month: stretch.stretch.from.month]
    guard price.dependsOnPeriod else {
      for (index, quantity) in stretch.shares.tierQuantities.enumerated() {
        add(
          stretch, quantity, price.price(tier: index + 1, period: nil), tier: index + 1,
          inTier: true)
      }
      return
    }
    for (index, row) in stretch.shares.tierQuantitiesByPeriod.enumerated() {
      for (period, quantity) in zip(stretch.shares.periods, row) {
        add(
          stretch, quantity, price.price(tier: index + 1, period: period), tier: index + 1,
          period: period, inTier: true)
      }
    }
  }

  /// What the tiers above the first add; by period only where the periods' adders differ.
  private mutating func addAdders(_ stretch: StretchShares) {
    let price = component.price[month: stretch.stretch.from.month]
    var byPeriod: [[Energy]]?
    for (index, quantity) in stretch.shares.tierQuantities.enumerated().dropFirst() {
      let tier = index + 1
      if let adder = price.adder(tier: tier) {
        add(stretch, quantity, adder, tier: tier, inTier: true, isAdder: true)
        continue
      }
      let rows = byPeriod ?? stretch.shares.tierQuantitiesByPeriod
      byPeriod = rows
      for (period, share) in zip(stretch.shares.periods, rows[index]) {
        let adder = price.price(tier: tier, period: period) - price.price(tier: 1, period: period)
        add(stretch, share, adder, tier: tier, period: period, inTier: true, isAdder: true)
      }
    }
  }

  /// Nothing where nothing was used. `inTier` says that the quantity is only what lies in the tier.
  private mutating func add(
    _ stretch: StretchShares, _ quantity: Energy, _ price: EnergyPrice, tier: Int?,
    period: Period? = nil, inTier: Bool = false, isAdder: Bool = false
  ) {
    guard quantity > .zero else { return }
    let reason = EnergyReason(
      component: component.name, isEnergy: component.id == Component.energyID, isAdder: isAdder,
      isAtFirstTierPrice: tier == 1 && !inTier,
      tier: inTier ? tier.map(stretch.tierReason) : nil,
      period: period.map { stretch.periodReason($0, inTier: inTier) })
    let known = drafts.firstIndex {
      $0.tier == tier && $0.period == period && $0.price == price && $0.isAdder == isAdder
    }
    guard let known else {
      drafts.append(
        Draft(
          tier: tier, period: period, price: price, isAdder: isAdder, quantity: quantity,
          reason: reason))
      return
    }
    drafts[known].quantity += quantity
    drafts[known].reason = drafts[known].reason.merged(with: reason)
  }
}
