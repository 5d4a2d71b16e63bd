package import JSON
import Units

extension Usage {
  /// Reads `{"from","to","energy":{"total"} or {"peak","valley",…},"before","household":{"persons"}}`.
  ///
  /// `before` and `household` may be absent. Beside periods a `total` may stand, if it is their sum.
  package init(json: Value) throws(JSONError) {
    var object = try json.object()
    let from = try object.required("from").date()
    let end = try object.required("to")
    let to = try end.date()
    let energy = try Self.amount(try object.required("energy"))
    let before = try object.optional("before")?.energy() ?? .zero
    let persons = try object.optional("household").map(Self.persons) ?? 1
    try object.finish()
    do throws(BillError) {
      try self.init(
        from: from, to: to, energy: energy, before: before, household: Household(persons: persons))
    } catch {
      throw end.unfit("lie after 'from', and at most \(Self.maximumMonthCount) months after it")
    }
  }

  private static func amount(_ json: Value) throws(JSONError) -> Amount {
    var object = try json.object()
    let total = object.optional("total")
    var energies: [Period: Energy] = [:]
    for period in Period.allCases {
      guard let value = object.optional(period.rawValue) else { continue }
      energies[period] = try value.energy()
    }
    try object.finish()
    let totalEnergy = try total?.energy()
    guard !energies.isEmpty else {
      guard let totalEnergy else {
        throw json.unfit("hold a total, or periods such as peak and valley")
      }
      return .total(totalEnergy)
    }
    let amount = Amount.periods(energies)
    if let total, let totalEnergy, totalEnergy != amount.total {
      throw total.unfit("be the sum of the periods, \(amount.total), or be left out")
    }
    return amount
  }

  private static func persons(_ json: Value) throws(JSONError) -> Int {
    var object = try json.object()
    let persons = try object.optional("persons")?.integer(in: Household.personRange) ?? 1
    try object.finish()
    return persons
  }

  /// The form that `init(json:)` reads; half hours and pieces as what they add up to.
  package var output: Output {
    [
      "from": .string("\(from)"), "to": .string("\(to)"), "energy": .object(energyMembers),
      "before": .string("\(before)"),
      "household": ["persons": .integer(Int64(household.persons))],
    ]
  }

  private var energyMembers: [(String, Output)] {
    guard case .metered(let pieces) = energy, pieces.count == 1,
      case .periods(let energies) = pieces[0].energy
    else { return [("total", .string("\(total)"))] }
    return Period.allCases.compactMap { period in
      energies[period].map { (period.rawValue, .string("\($0)")) }
    }
  }
}
