package import JSON
package import Units

/// What somebody wants to know about a usage and a plan, beside the bill.
package struct AdviceQuestion: Hashable, Sendable {
  package var compare: Compare?
  package var shift: EnergyShift?
  /// Of the catalogue, by id.
  package var appliances: [String]
  /// The same customer's use of an earlier time, such as the same month of last year.
  package var earlier: Usage?
  package var powerFactor: Ratio?
  /// Capacitors, in kvar.
  package var kilovars: Int64?

  package enum Compare: Hashable, Sendable {
    case plans([String])
    /// Every plan for the same place, class of customers and voltage that is in force all the time.
    case allOfPlace
  }

  package static let allOfPlaceWord = "all-of-place"
  package static let maximumApplianceCount = 30

  package init(
    compare: Compare? = nil, shift: EnergyShift? = nil, appliances: [String] = [],
    earlier: Usage? = nil, powerFactor: Ratio? = nil, kilovars: Int64? = nil
  ) {
    self.compare = compare
    self.shift = shift
    self.appliances = appliances
    self.earlier = earlier
    self.powerFactor = powerFactor
    self.kilovars = kilovars
  }

  /// Takes its keys out of a request, all of which may be absent:
  /// `{"compare","shift","appliances","earlier","powerFactor","kvar"}`.
  package init(from object: inout ObjectReader) throws(JSONError) {
    self.init()
    if let json = object.optional("compare") { compare = try Self.compare(json) }
    if let json = object.optional("shift") { shift = try EnergyShift(json: json) }
    if let json = object.optional("appliances") { appliances = try Self.appliances(json) }
    if let json = object.optional("earlier") { earlier = try Usage(json: json) }
    if let json = object.optional("powerFactor") { powerFactor = try Self.factor(json) }
    if let json = object.optional("kvar") {
      kilovars = Int64(try json.integer(in: 1...Int(PowerFactorSaving.maximumKilovars)))
    }
  }

  private static func compare(_ json: Value) throws(JSONError) -> Compare {
    if case .string(let word) = json.content {
      guard word == allOfPlaceWord else {
        throw json.unfit("be \"\(allOfPlaceWord)\" or a list of tariffs' ids")
      }
      return .allOfPlace
    }
    let elements = try json.array()
    guard elements.count <= PlanComparison.maximumPlanCount else {
      throw json.unfit("hold at most \(PlanComparison.maximumPlanCount) ids")
    }
    var ids: [String] = []
    for element in elements { ids.append(try element.string()) }
    return .plans(ids)
  }

  private static func appliances(_ json: Value) throws(JSONError) -> [String] {
    let elements = try json.array()
    guard elements.count <= maximumApplianceCount else {
      throw json.unfit("hold at most \(maximumApplianceCount) appliances")
    }
    var names: [String] = []
    for element in elements { names.append(try element.string()) }
    return names
  }

  private static func factor(_ json: Value) throws(JSONError) -> Ratio {
    let ratio = try json.ratio()
    guard PowerFactorSaving.factorRange.contains(ratio) else {
      throw json.unfit("be from \(PowerFactorSaving.factorRange.lowerBound) to 1")
    }
    return ratio
  }
}
