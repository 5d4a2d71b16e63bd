import JSON
import Units

/// What the prices of a tariff's components must fit: its tiers, its periods and their floats.
struct ComponentShape {
  /// 1 for a tariff without tiers.
  let tierCount: Int
  let periods: [Period]
  let floats: PeriodFloats?
  let hasPowerFactor: Bool

  private static let maximumComponentCount = 40

  func components(_ list: Value) throws(JSONError) -> [Component] {
    var components: [Component] = []
    for element in try list.array() {
      let (component, id) = try self.component(element, isEnergy: components.isEmpty)
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
    guard floats == nil || components.contains(where: \.floats) else {
      throw list.unfit("have one that floats, as the calendar has 'floats'")
    }
    try ResolvedPrices(tierCount: tierCount, periods: periods).check(components, at: list)
    return components
  }

  private func component(
    _ json: Value, isEnergy: Bool
  ) throws(JSONError) -> (Component, id: Value) {
    var object = try json.object()
    let id = try object.required("id")
    let floatsValue = try object.required("floats")
    let doesFloat = try floatsValue.bool()
    if doesFloat, floats == nil {
      throw floatsValue.unfit("be false, as the calendar's 'floats' is null")
    }
    let reading = PriceReading(
      tierCount: tierCount, periods: periods, floats: doesFloat ? floats : nil,
      isEnergy: isEnergy)
    let priceValue = try object.required("price")
    let component = Component(
      id: try id.chargeIdentifier(), name: try object.required("name").bilingualText(),
      written: try priceValue.bySeason("price") { value throws(JSONError) in
        try reading.form(value)
      },
      floats: doesFloat, periodFloats: floats,
      lines: try object.required("lines").choice(Component.LineForm.self),
      countsForPowerFactor: try object.required("powerFactor").flag(allowed: hasPowerFactor))
    try object.finish()
    try ResolvedPrices(tierCount: tierCount, periods: periods).check(
      component, from: reading.lowest, at: priceValue)
    return (component, id)
  }

  private func check(_ component: Component, at place: Value) throws(JSONError) {
    let tables = component.price.seasons.map(\.value)
    let hasTiers = tables[0].dependsOnTier
    guard tables.allSatisfy({ $0.dependsOnTier == hasTiers }) else {
      throw place.unfit("have prices by tier in every season or in none")
    }
    guard tables.allSatisfy({ $0.dependsOnPeriod == tables[0].dependsOnPeriod }) else {
      throw place.unfit("have prices by period in every season or in none")
    }
    switch component.lines {
    case .byTier where tierCount == 1:
      throw place.unfit("have the lines \"whole\", as the tariff has no tiers")
    case .adders where !hasTiers:
      throw place.unfit("have the lines \"whole\" or \"byTier\", as its price has no tiers")
    case .whole where hasTiers:
      throw place.unfit("have the lines \"byTier\" or \"adders\", as its price has tiers")
    default: return
    }
  }

  private func checkEnergy(_ component: Component, at place: Value) throws(JSONError) {
    guard component.id == Component.energyID else {
      throw place.unfit("have the id \"\(Component.energyID)\", as the first component")
    }
    let table = component.price.seasons[0].value
    guard table.dependsOnTier == (tierCount > 1) else {
      throw place.unfit("have \(tierCount) prices, one for each tier")
    }
    guard table.periods == periods else {
      throw place.unfit("have a price for each period of the calendar, or float")
    }
  }
}
