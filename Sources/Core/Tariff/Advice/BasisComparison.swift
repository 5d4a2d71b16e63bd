package import Units

/// What a large customer's bill would be with each choice of basic charge, cheapest first.
package struct BasisComparison: Hashable, Sendable {
  package let total: Money
  package let offers: [Offer]
  /// Choices that the tariff has but this usage lacks a number for.
  package let refusals: [Refusal]

  package struct Offer: Hashable, Sendable {
    package let basis: BasicCharge.Basis
    /// The contract demand that costs least, in whole kW; `nil` for the other choices.
    package let contract: Power?
    package let total: Money
  }

  package struct Refusal: Hashable, Sendable {
    package let basis: BasicCharge.Basis
    package let error: BillError
  }

  /// `nil` for a tariff without a basic charge on the bill's first day.
  package init?(plan: TariffPlan, usage: Usage, shelf: TariffShelf?) throws(BillError) {
    guard let charge = plan.version(on: usage.from)?.basicCharge else { return nil }
    let usage = try usage.condensed(for: plan, shelf: shelf)
    total = try plan.bill(for: usage, shelf: shelf).total
    var offers: [Offer] = []
    var refusals: [Refusal] = []
    for basis in charge.offered {
      do throws(BillError) {
        let offer =
          basis == .contract
          ? try Self.bestContract(charge, plan, usage, shelf)
          : try Self.offer(basis, nil, plan, usage, shelf)
        offers.append(offer)
      } catch {
        refusals.append(Refusal(basis: basis, error: error))
      }
    }
    self.offers = offers.sorted {
      ($0.total, $0.basis.rawValue) < ($1.total, $1.basis.rawValue)
    }
    self.refusals = refusals
  }

  private static func offer(
    _ basis: BasicCharge.Basis, _ contract: Power?, _ plan: TariffPlan, _ usage: Usage,
    _ shelf: TariffShelf?
  ) throws(BillError) -> Offer {
    let demand = usage.demand.changed(contract: contract, basis: basis)
    let bill = try plan.bill(for: usage.changed(demand: demand), shelf: shelf)
    return Offer(basis: basis, contract: contract, total: bill.total)
  }

  /// The charge is straight between the demands at which its rule changes, so that one of those,
  /// or a whole kilowatt beside it, is the cheapest.
  private static func bestContract(
    _ charge: BasicCharge, _ plan: TariffPlan, _ usage: Usage, _ shelf: TariffShelf?
  ) throws(BillError) -> Offer {
    guard !usage.demand.maximum.isEmpty else { throw .maximumNeeded }
    var best: Offer?
    var refusal = BillError.contractNeeded
    for contract in candidates(charge, usage.demand) {
      let offer: Offer
      do throws(BillError) {
        offer = try self.offer(.contract, contract, plan, usage, shelf)
      } catch {
        // Such as below what the capacity allows.
        refusal = error
        continue
      }
      if best.map({ offer.total < $0.total }) ?? true { best = offer }
    }
    guard let best else { throw refusal }
    return best
  }

  /// Whole kilowatts, ascending.
  private static func candidates(_ charge: BasicCharge, _ demand: Demand) -> [Power] {
    var marks: [Int64] = demand.maximum.map(\.milliwatts)
    var least: Int64 = 0
    for ratio in [charge.overContract?.above, charge.overContract?.floor].compactMap({ $0 })
    where ratio > .zero {
      marks += demand.maximum.map { scaled($0.milliwatts, by: Ratio.one.units, over: ratio.units) }
    }
    if let share = charge.contractShare {
      let capacity = demand.capacity.map(\.capacity.millivoltAmperes).max() ?? 0
      least = scaled(capacity, by: share.units, over: Ratio.one.units)
      marks.append(least)
    }
    let kilowatt: Int64 = 1_000_000
    let sensible = marks.filter { $0 <= Demand.maximumPower.milliwatts }
    let whole = Set(sensible.flatMap { [$0 / kilowatt, ($0 + kilowatt - 1) / kilowatt] })
    // Less than its share of the capacity cannot be agreed on.
    return whole.sorted().map { Power(milliwatts: $0 * kilowatt) }
      .filter { $0 <= Demand.maximumPower && $0.milliwatts >= least }
  }

  private static func scaled(_ number: Int64, by factor: Int64, over divisor: Int64) -> Int64 {
    Int64(clamping: Int128(number) * Int128(factor) / Int128(divisor))
  }
}
