/// What a visitor and an analyst want to know beside a bill.
package struct Advice: Hashable, Sendable {
  /// The bill that all of it is about.
  package let bill: Bill
  package let oneMore: [OneMoreKilowattHour]
  package let nextTier: NextTier?
  package let shift: EnergyShift?
  package let comparison: PlanComparison?
  package let appliances: [ApplianceCost]
  package let difference: BillDifference?
  /// For large customers: those with a measured demand or a basic charge.
  package let load: LoadFigures?
  package let powerFactor: [PowerFactorSaving]
  package let basis: BasisComparison?

  package init(
    _ question: AdviceQuestion, plan: TariffPlan, usage: Usage, shelf: TariffShelf
  ) throws(AdviceError) {
    bill = try billing { () throws(BillError) in try plan.bill(for: usage, shelf: shelf) }
    let short = try billing { () throws(BillError) in
      try usage.condensed(for: plan, shelf: shelf)
    }
    let now = try Self.now(plan, usage, short, shelf)
    oneMore = now.oneMore
    nextTier = now.nextTier
    load = now.load
    basis = now.basis
    let others = try Self.plans(question.compare, besides: plan, usage, shelf)
    var shifted: Usage?
    if let shift = question.shift {
      // Half hours are moved by the calendar of the first plan that has one.
      let calendar = ([plan] + others).first { !$0.periods.isEmpty } ?? plan
      shifted = try shift.applied(to: usage, plan: calendar, shelf: shelf)
    }
    shift = question.shift
    comparison =
      question.compare == nil && shifted == nil
      ? nil
      : try billing { () throws(BillError) in
        try PlanComparison(
          plans: others, reference: plan, usage: usage, shifted: shifted, shelf: shelf)
      }
    appliances = try Self.appliances(question.appliances, plan, short, shelf)
    difference =
      if let earlier = question.earlier {
        try BillDifference(plan: plan, later: usage, earlier: earlier, shelf: shelf)
      } else { nil }
    let ways =
      [question.powerFactor.map(PowerFactorSaving.Way.to)]
      + [question.kilovars.map(PowerFactorSaving.Way.by)]
    var savings: [PowerFactorSaving] = []
    for way in ways.compactMap({ $0 }) {
      savings.append(try PowerFactorSaving(way, plan: plan, usage: short, shelf: shelf))
    }
    powerFactor = savings
  }

  private static func now(
    _ plan: TariffPlan, _ usage: Usage, _ short: Usage, _ shelf: TariffShelf
  ) throws(AdviceError) -> (
    oneMore: [OneMoreKilowattHour], nextTier: NextTier?, load: LoadFigures?,
    basis: BasisComparison?
  ) {
    try billing { () throws(BillError) in
      let isLarge =
        !usage.demand.maximum.isEmpty || plan.version(on: usage.from)?.basicCharge != nil
      return (
        try OneMoreKilowattHour.all(plan: plan, usage: short, shelf: shelf),
        try NextTier(plan: plan, usage: short, shelf: shelf),
        isLarge ? try LoadFigures(plan: plan, usage: usage, shelf: shelf) : nil,
        try BasisComparison(plan: plan, usage: short, shelf: shelf)
      )
    }
  }

  private static func plans(
    _ compare: AdviceQuestion.Compare?, besides plan: TariffPlan, _ usage: Usage,
    _ shelf: TariffShelf
  ) throws(AdviceError) -> [TariffPlan] {
    switch compare {
    case nil: return []
    case .allOfPlace:
      let plans = shelf.choices(besides: plan, for: usage)
      guard plans.count <= PlanComparison.maximumPlanCount else { throw .tooManyPlans(plans.count) }
      return plans
    case .plans(let ids):
      var plans: [TariffPlan] = []
      for id in ids {
        guard let other = shelf[id] ?? (id == plan.id ? plan : nil) else {
          throw .bill(.unknownTariff(id))
        }
        plans.append(other)
      }
      return plans
    }
  }

  private static func appliances(
    _ names: [String], _ plan: TariffPlan, _ usage: Usage, _ shelf: TariffShelf
  ) throws(AdviceError) -> [ApplianceCost] {
    var costs: [ApplianceCost] = []
    for name in names {
      guard let appliance = Appliance.named(name) else { throw .unknownAppliance(name) }
      costs.append(
        try billing { () throws(BillError) in
          try ApplianceCost(appliance, plan: plan, usage: usage, shelf: shelf)
        })
    }
    return costs
  }
}

extension Appliance {
  /// Of the catalogue, by id or by its name in Chinese or English.
  package static func named(_ name: String) -> Appliance? {
    catalogue.first { $0.id == name || $0.name.zh == name || $0.name.en == name }
  }
}
