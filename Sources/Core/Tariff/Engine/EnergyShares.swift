import Units

/// The energy of a stretch, cut by tier, by period, and by both.
struct EnergyShares {
  /// Those of the tariff, in order; empty for a tariff without.
  let periods: [Period]
  let energy: StretchEnergy
  /// One for every tier; they add up to the stretch's total.
  let tierQuantities: [Energy]
  /// Each tier's energy by period, as they were used; `nil` where they are shared by proportion.
  let inOrder: [ByPeriod<Energy>]?

  /// `before` is what the window held before the stretch.
  init(
    energy: StretchEnergy, periods: [Period], before: Energy, bounds: [Energy],
    inOrder: [ByPeriod<Energy>]? = nil
  ) {
    self.periods = periods
    self.energy = energy
    self.inOrder = inOrder
    let after = before + energy.total
    var floor = before
    tierQuantities =
      bounds.map { bound in
        let top = min(max(bound, floor), after)
        defer { floor = top }
        return top - floor
      } + [after - floor]
  }

  /// Every tier's quantity by period, in the order of `periods`. By proportion they are shared out
  /// to what each period has left, exact to one milliwatt-hour: both ways the shares add up.
  var tierQuantitiesByPeriod: [[Energy]] {
    if let inOrder { return inOrder.map { row in periods.map { row[$0] } } }
    var left = periods.map { energy.periods[$0].milliwattHours }
    return tierQuantities.map { quantity in
      let shares = Apportionment.parts(of: quantity.milliwattHours, by: left)
      for (index, share) in shares.enumerated() { left[index] -= share }
      return shares.map(Energy.init(milliwattHours:))
    }
  }

  /// Each tier's energy by period where half hours fill the tiers one after the other.
  static func inOrder(
    _ values: some Sequence<(Period, Energy)>, before: Energy, bounds: [Energy]
  ) -> [ByPeriod<Energy>] {
    var rows = [ByPeriod<Energy>](
      repeating: ByPeriod(repeating: .zero), count: bounds.count + 1)
    var tier = 0
    var running = before
    for (period, value) in values {
      var left = value
      while tier < bounds.count, running + left > bounds[tier] {
        let room = max(bounds[tier] - running, .zero)
        rows[tier][period] += room
        running += room
        left = left - room
        tier += 1
      }
      rows[tier][period] += left
      running += left
    }
    return rows
  }
}
