import JSON
import Units

/// Reads the price of a component in its forms.
struct PriceReading {
  let tierCount: Int
  let periods: [Period]
  /// `nil` for a component that does not float.
  let floats: PeriodFloats?
  /// The energy itself is never given away, nor cheaper in a higher tier; other components may
  /// give something back.
  let isEnergy: Bool

  /// Prices below it are slips.
  var lowest: EnergyPrice { isEnergy ? .zero : EnergyPrice(units: -Value.maximumPrice.units) }

  /// One price, an object of prices by period, a list of either, one for each tier, or
  /// `{"base", "adders"}`.
  func form(_ json: Value) throws(JSONError) -> PriceForm {
    switch json.content {
    case .array: return .table(PriceTable(tiers: try tierRows(json)))
    case .object(let members) where members.contains(where: { $0.key == "base" }):
      return try adders(json)
    default: return .table(PriceTable(tiers: [try row(json, canFloat: true)]))
    }
  }

  private func adders(_ json: Value) throws(JSONError) -> PriceForm {
    var object = try json.object()
    let base = try row(try object.required("base"), canFloat: true)
    let list = try object.required("adders")
    try object.finish()
    let elements = try list.array()
    guard tierCount > 1 else {
      throw json.unfit("be one price, as the tariff has no tiers")
    }
    guard elements.count == tierCount - 1 else {
      throw list.unfit("hold \(tierCount - 1) adders, one for each tier above the first")
    }
    var rows: [PriceTable.Row] = []
    for element in elements {
      let row = try row(element, canFloat: false)
      if let below = rows.last { try check(row, above: below, at: element) }
      rows.append(row)
    }
    return .adders(base: base, adders: rows)
  }

  private func tierRows(_ json: Value) throws(JSONError) -> [PriceTable.Row] {
    let elements = try json.array()
    guard elements.count == tierCount, tierCount > 1 else {
      throw json.unfit(
        tierCount == 1
          ? "be one price, as the tariff has no tiers"
          : "hold \(tierCount) prices, one for each tier")
    }
    var rows: [PriceTable.Row] = []
    for element in elements {
      let row = try row(element, canFloat: true)
      if let below = rows.last { try check(row, above: below, at: element) }
      rows.append(row)
    }
    return rows
  }

  private func row(_ json: Value, canFloat: Bool) throws(JSONError) -> PriceTable.Row {
    guard case .object = json.content else { return .any(try json.energyPrice(from: lowest)) }
    guard !periods.isEmpty else { throw json.unfit("be one price, as the calendar is null") }
    if canFloat, floats != nil {
      throw json.unfit("be one price, which the calendar's 'floats' makes into the periods' prices")
    }
    var object = try json.object()
    var prices = ByPeriod<EnergyPrice?>(repeating: nil)
    for period in periods {
      prices[period] = try object.required(period.rawValue).energyPrice(from: lowest)
    }
    try object.finish()
    return .each(prices)
  }

  /// A higher tier's energy is never cheaper; a table that says so has slipped a row.
  private func check(
    _ row: PriceTable.Row, above below: PriceTable.Row, at place: Value
  ) throws(JSONError) {
    switch (row, below) {
    case (.any, .each), (.each, .any):
      throw place.unfit("have the same periods as the tier below")
    default: break
    }
    guard isEnergy else { return }
    let cheaper = ([nil] + periods).contains { row.price($0) < below.price($0) }
    if cheaper { throw place.unfit("not be cheaper than the tier below") }
  }
}
