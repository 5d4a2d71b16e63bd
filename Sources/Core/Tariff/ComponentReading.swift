import JSON
import Units

/// What the prices of a tariff's components must fit: its tiers and its periods.
struct ComponentShape {
  /// 1 for a tariff without tiers.
  let tierCount: Int
  let periods: Set<Period>

  private static let maximumComponentCount = 20

  func components(_ list: Value) throws(JSONError) -> [Component] {
    var components: [Component] = []
    for element in try list.array() {
      var object = try element.object()
      let id = try object.required("id")
      let component = Component(
        id: try id.identifier(), name: try object.required("name").bilingualText(),
        price: try priceTable(try object.required("price")),
        lines: try object.required("lines").choice(Component.LineForm.self))
      try object.finish()
      guard !components.contains(where: { $0.id == component.id }) else {
        throw id.unfit("differ from the ids of the other components")
      }
      try check(component, at: element)
      if components.isEmpty { try checkEnergy(component, at: element) }
      components.append(component)
    }
    guard (1...Self.maximumComponentCount).contains(components.count) else {
      throw list.unfit("hold 1 to \(Self.maximumComponentCount) components")
    }
    return components
  }

  private func check(_ component: Component, at place: Value) throws(JSONError) {
    let price = component.price
    switch component.lines {
    case .byTier where tierCount == 1:
      throw place.unfit("have the lines \"whole\", as the tariff has no tiers")
    case .adders where !price.dependsOnTier:
      throw place.unfit("have the lines \"whole\" or \"byTier\", as its price has no tiers")
    case .whole where price.dependsOnTier:
      throw place.unfit("have the lines \"byTier\" or \"adders\", as its price has tiers")
    default: return
    }
  }

  private func checkEnergy(_ component: Component, at place: Value) throws(JSONError) {
    guard component.id == Component.energyID else {
      throw place.unfit("have the id \"\(Component.energyID)\", as the first component")
    }
    guard component.price.dependsOnTier == (tierCount > 1) else {
      throw place.unfit("have \(tierCount) prices, one for each tier")
    }
    guard component.price.periods == periods else {
      throw place.unfit("have a price for each period of the calendar")
    }
  }

  /// One price, an object of prices by period, or a list of either, one for each tier.
  private func priceTable(_ json: Value) throws(JSONError) -> PriceTable {
    guard case .array = json.content else { return PriceTable(tiers: [try row(json)]) }
    let elements = try json.array()
    guard elements.count == tierCount, tierCount > 1 else {
      throw json.unfit(
        tierCount == 1
          ? "be one price, as the tariff has no tiers"
          : "hold \(tierCount) prices, one for each tier")
    }
    var rows: [PriceTable.Row] = []
    for element in elements {
      let row = try row(element)
      if let below = rows.last { try check(row, above: below, at: element) }
      rows.append(row)
    }
    return PriceTable(tiers: rows)
  }

  private func row(_ json: Value) throws(JSONError) -> PriceTable.Row {
    guard case .object = json.content else { return .any(try json.energyPrice()) }
    guard !periods.isEmpty else { throw json.unfit("be one price, as the calendar is null") }
    var object = try json.object()
    var prices: [Period: EnergyPrice] = [:]
    for period in Period.allCases where periods.contains(period) {
      prices[period] = try object.required(period.rawValue).energyPrice()
    }
    try object.finish()
    return .each(prices)
  }

  /// A higher tier is never cheaper; a table that says so has slipped a row.
  private func check(
    _ row: PriceTable.Row, above below: PriceTable.Row, at place: Value
  ) throws(JSONError) {
    switch (row, below) {
    case (.any(let price), .any(let lower)) where price >= lower: return
    case (.each(let prices), .each(let lower))
    where prices.allSatisfy({ $1 >= lower[$0] ?? .zero }): return
    case (.any, .any), (.each, .each):
      throw place.unfit("not be cheaper than the tier below")
    case (.any, .each), (.each, .any):
      throw place.unfit("have the same periods as the tier below")
    }
  }
}
