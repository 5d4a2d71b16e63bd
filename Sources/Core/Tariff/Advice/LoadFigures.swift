package import Units

/// How a large customer uses its connection.
package struct LoadFigures: Hashable, Sendable {
  package let energy: Energy
  /// The highest measured demand, or that of the half hours; `nil` where neither is known.
  package let maximum: Power?
  /// Energy over maximum demand x hours, to 0.01 % (负荷率); `nil` without a demand.
  package let loadFactor: Ratio?
  /// The bill's total for a kilowatt-hour, rounded half up to 0.0001 yuan; `nil` without energy.
  package let meanPrice: EnergyPrice?
  /// Each period's share of the energy, to 0.01 %, in order; none without periods.
  package let shares: [PeriodShare]

  package struct PeriodShare: Hashable, Sendable {
    package let period: Period
    package let energy: Energy
    /// `nil` where nothing was used.
    package let share: Ratio?
  }

  package init(plan: TariffPlan, usage: Usage, shelf: TariffShelf?) throws(BillError) {
    let bill = try plan.bill(for: usage, shelf: shelf)
    let timeline = try Timeline(plan: plan, usage: usage, shelf: shelf)
    let energies = try StretchEnergy.all(of: usage, in: timeline)
    let all = usage.total
    energy = all
    maximum = usage.monthMaxima.max()
    loadFactor = maximum.flatMap { power in
      let hours = Int128(usage.dayCount * Self.hoursPerDay)
      return Ratio.share(Int128(all.milliwattHours), of: Int128(power.milliwatts) * hours)
    }
    meanPrice = Self.meanPrice(bill.total, all)
    let known = Period.allCases.filter { period in
      timeline.inForce.contains { $0.version.periods.contains(period) }
    }
    shares = known.map { period in
      let own = energies.reduce(Energy.zero) { $0 + $1.periods[period] }
      return PeriodShare(period: period, energy: own, share: Ratio.share(own, of: all))
    }
  }

  private static let hoursPerDay = 24
  private static let priceStep: Int64 = 10_000

  private static func meanPrice(_ total: Money, _ energy: Energy) -> EnergyPrice? {
    guard energy > .zero else { return nil }
    // Money is 1e-14 yuan, energy 1e-6 kWh: their quotient is 1e-8 yuan, a price's unit.
    let step = Int128(priceStep)
    let steps = total.scaled(by: 1, over: Int128(energy.milliwattHours) * step).units
    let limit = Int128(Int64.max) / step
    return steps.magnitude < limit.magnitude ? EnergyPrice(units: Int64(steps * step)) : nil
  }

  /// The share of what is used in peak and critical hours together; `nil` without periods.
  package var peakShare: Ratio? {
    let dear = shares.filter { $0.period == .peak || $0.period == .critical }
    return dear.isEmpty ? nil : Ratio.share(dear.reduce(.zero) { $0 + $1.energy }, of: energy)
  }
}
