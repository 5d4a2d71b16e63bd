import JSON
import Units

/// Checks prices as they are charged: after floats, adders and seasons, and all components together.
struct ResolvedPrices {
  let tierCount: Int
  let periods: [Period]

  /// Floats and adders may not carry a price beyond what a price may be.
  func check(
    _ component: Component, from lowest: EnergyPrice, at place: Value
  ) throws(JSONError) {
    try forEachPlace { spot throws(JSONError) in
      let price = spot.price(of: component)
      guard price < lowest || price > Value.maximumPrice else { return }
      throw place.unfit(
        "come to \(lowest == .zero ? "0" : "\(lowest)") to \(Value.maximumPrice) yuan per kWh;"
          + " \(spot) comes to \(price)")
    }
  }

  /// Nobody is paid for using energy.
  func check(_ components: [Component], at list: Value) throws(JSONError) {
    try forEachPlace { spot throws(JSONError) in
      let sum = components.reduce(EnergyPrice.zero) { $0 + spot.price(of: $1) }
      guard sum < .zero else { return }
      throw list.unfit("add up to 0 yuan per kWh or more; \(spot) comes to \(sum)")
    }
  }

  private func forEachPlace(_ check: (Spot) throws(JSONError) -> Void) throws(JSONError) {
    let spots: [Period?] = periods.isEmpty ? [nil] : periods
    for month in 1...Months.perYear {
      for tier in 1...tierCount {
        for period in spots { try check(Spot(month: month, tier: tier, period: period)) }
      }
    }
  }

  /// One price of a table.
  private struct Spot: CustomStringConvertible {
    let month: Int
    let tier: Int
    let period: Period?

    func price(of component: Component) -> EnergyPrice {
      component.price[month: month].price(tier: tier, period: period)
    }

    /// "month 7, tier 2, peak".
    var description: String {
      "month \(month), tier \(tier)" + (period.map { ", \($0.rawValue)" } ?? "")
    }
  }
}
