import Units

/// A version of a tariff while it is in force within a bill.
struct InForce {
  let tariff: String
  let version: TariffVersion
  let from: CivilDate
  /// Not included.
  let to: CivilDate

  func isSame(as other: InForce) -> Bool {
    tariff == other.tariff && version.validFrom == other.version.validFrom
  }

  /// All of a bill's, in order of time, without a gap.
  static func all(
    of plan: TariffPlan, for usage: Usage, shelf: TariffShelf?
  ) throws(BillError) -> [InForce] {
    var result: [InForce] = []
    var plan = plan
    var start = usage.from
    for change in usage.switches {
      try append(to: &result, plan, from: start, to: change.on)
      guard let next = shelf?[change.tariff] else { throw .unknownTariff(change.tariff) }
      plan = next
      start = change.on
    }
    try append(to: &result, plan, from: start, to: usage.to)
    return result
  }

  private static func append(
    to result: inout [InForce], _ plan: TariffPlan, from: CivilDate, to: CivilDate
  ) throws(BillError) {
    guard from >= plan.validFrom else { throw .notYetValid(tariff: plan.id, from: plan.validFrom) }
    var start = from
    for version in plan.versions where version.validTo.map({ $0 >= start }) ?? true {
      guard start < to else { return }
      let end = version.validTo.map { min(to, $0.adding(days: 1)) } ?? to
      let next = InForce(tariff: plan.id, version: version, from: start, to: end)
      // A switch to the tariff that is in force already is none.
      let last = result.last.flatMap { $0.isSame(as: next) ? result.popLast() : nil }
      result.append(
        InForce(tariff: plan.id, version: version, from: last?.from ?? start, to: end))
      start = end
    }
    guard start >= to else {
      throw .noLongerValid(tariff: plan.id, lastDay: plan.validTo ?? start.adding(days: -1))
    }
  }
}
