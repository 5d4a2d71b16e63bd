import Testing
import Units

@testable import Tariff

/// A tariff and a usage that it admits.
struct Case {
  let plan: TariffPlan
  let usage: Usage
  let seed: UInt64
}

/// Tariffs drawn at random, and the built-in ones, each with usages of every form.
func forEveryCase(
  drawn drawnCount: UInt64 = 200, builtIn builtInCount: UInt64 = 6,
  _ check: (Case) throws -> Void
) throws {
  for seed in 0..<drawnCount {
    var file = TariffDice(seed: seed)
    file.hasCharges = seed % 2 == 1
    let plan = try read(file.file())
    var dice = UsageDice(seed: seed, periods: plan.periods)
    let forms: [UsageDice.Form] = plan.isOrdered ? [.halfHours] : [.total, .pieces, .halfHours]
    let form = forms[Int(seed) % forms.count]
    try check(Case(plan: plan, usage: try dice.usage(form), seed: seed))
  }
  let plans = TariffShelf(builtIn: builtInFiles).plans
  #expect(plans.count >= 8)
  for plan in plans {
    for seed in 0..<builtInCount {
      var dice = UsageDice(seed: seed, plan: plan)
      dice.demand = plan.someDemand
      let form: UsageDice.Form = plan.isOrdered ? .halfHours : seed % 2 == 0 ? .total : .pieces
      try check(Case(plan: plan, usage: try dice.usage(form, months: 1...1), seed: seed))
    }
  }
}

extension TariffPlan {
  var hasFreeEnergy: Bool { versions.contains { $0.freeEnergy != nil } }

  var isOrdered: Bool { versions.contains { $0.tiers?.split == .inOrder } }

  /// Whether every tier adds the same in every period, so that it does not matter whose energy
  /// lies in the tier.
  var hasUniformAdders: Bool {
    versions.allSatisfy { version in
      version.components.allSatisfy { component in
        component.price.seasons.allSatisfy { season in
          (1...10).allSatisfy { season.value.adder(tier: $0) != nil }
        }
      }
    }
  }

  /// What a large customer's bill needs.
  fileprivate var someDemand: Demand {
    guard newest.basicCharge != nil || newest.powerFactor != nil else { return Demand() }
    let power = Power(milliwatts: 700_000_000)
    return Demand(
      capacity: [
        .init(from: newest.validFrom, capacity: ApparentPower(millivoltAmperes: 1_000_000_000))
      ], contract: newest.basicCharge?.contract == nil ? nil : power, maximum: [power],
      reactive: ReactiveEnergy(millivarHours: 100_000_000))
  }
}
