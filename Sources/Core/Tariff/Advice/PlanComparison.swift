package import Units

/// What several plans cost for the same usage, cheapest first.
///
/// Each plan bills all of the time: switches that the usage holds are left out.
package struct PlanComparison: Hashable, Sendable {
  /// The plan that the others are compared with.
  package let reference: String
  /// By total, then by id; the reference among them where it can bill.
  package let offers: [Offer]
  /// Plans that cannot bill the usage, by id.
  package let refusals: [Refusal]

  package struct Offer: Hashable, Sendable {
    package let plan: String
    package let name: BilingualText
    package let total: Money
    package let exact: Money
    /// The total less the reference's; `nil` where the reference cannot bill.
    package let difference: Money?
    /// The difference over the reference's total, to 0.01 %; `nil` where that is zero.
    package let share: Ratio?
    /// Whether the plan counts its tiers over another time than the reference, of which nothing is
    /// known before the bill: then that is taken as nothing.
    package let isCountUnknown: Bool
    /// The total after a shift of energy, where one is asked for.
    package let shifted: Money?
  }

  package struct Refusal: Hashable, Sendable {
    package let plan: String
    package let name: BilingualText
    package let error: BillError
  }

  package static let maximumPlanCount = 20

  /// `shifted` is the same usage with energy moved to other hours.
  init(
    plans: [TariffPlan], reference: TariffPlan, usage: Usage, shifted: Usage?,
    shelf: TariffShelf?
  ) throws(BillError) {
    let usage = try usage.withoutSwitches()
    let shifted = try shifted?.withoutSwitches()
    var billed: [(plan: TariffPlan, bill: Bill, isCountUnknown: Bool, shifted: Money?)] = []
    var refusals: [Refusal] = []
    for plan in Self.unique([reference] + plans) {
      do throws(BillError) {
        let before = CountBefore(of: plan, insteadOf: reference, for: usage)
        let bill = try plan.bill(for: usage.changed(before: before.energy), shelf: shelf)
        var moved: Money?
        if let shifted {
          moved = try plan.bill(for: shifted.changed(before: before.energy), shelf: shelf).total
        }
        billed.append((plan, bill, before.isUnknown, moved))
      } catch {
        refusals.append(Refusal(plan: plan.id, name: plan.name, error: error))
      }
    }
    let base = billed.first { $0.plan.id == reference.id }?.bill.total
    self.reference = reference.id
    offers = billed.map { entry in
      let difference = base.map { entry.bill.total - $0 }
      return Offer(
        plan: entry.plan.id, name: entry.plan.name, total: entry.bill.total,
        exact: entry.bill.exact, difference: difference,
        share: difference.flatMap { part in base.flatMap { Ratio.share(part, of: $0) } },
        isCountUnknown: entry.isCountUnknown, shifted: entry.shifted)
    }.sorted { ($0.total, $0.plan) < ($1.total, $1.plan) }
    self.refusals = refusals.sorted { $0.plan < $1.plan }
  }

  private static func unique(_ plans: [TariffPlan]) -> [TariffPlan] {
    var seen: Set<String> = []
    return plans.filter { seen.insert($0.id).inserted }
  }
}

extension TariffShelf {
  /// What a customer could choose instead of a plan, the plan among them, by id: all for the same
  /// place, class and voltage that are in force all the time.
  package func choices(besides plan: TariffPlan, for usage: Usage) -> [TariffPlan] {
    plans.filter { other in
      other.place == plan.place && other.customerClass == plan.customerClass
        && other.voltage == plan.voltage && other.validFrom <= usage.from
        && other.validTo.map { usage.to.adding(days: -1) <= $0 } ?? true
    }
  }
}
