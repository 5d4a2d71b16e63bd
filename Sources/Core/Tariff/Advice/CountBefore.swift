import Units

/// What another plan's tier window held before a bill, as far as it is known.
///
/// `Usage.before` is what the window of the customer's own plan held; a plan that counts over
/// another time has another number.
struct CountBefore {
  let energy: Energy
  /// Whether nobody knows, so that it is taken as nothing.
  let isUnknown: Bool

  init(of plan: TariffPlan, insteadOf reference: TariffPlan, for usage: Usage) {
    let own = reference.version(on: usage.from)?.tiers?.window
    let other = plan.version(on: usage.from)?.tiers?.window
    guard let own, let other, !TierWindow.isSameCount(own, other) else {
      energy = usage.before
      isUnknown = false
      return
    }
    switch (own, other) {
    case (_, .year(let year)):
      energy = .zero
      isUnknown = year.start(atOrBefore: usage.from) != usage.from
    case (.year, _):
      // A window of months begins with the bill.
      energy = .zero
      isUnknown = false
    default:
      energy = usage.before
      isUnknown = false
    }
  }
}
