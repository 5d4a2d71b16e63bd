import Tariff
import Units

extension TariffPlan {
  /// The days between two others on which prices, or what tiers count, may change; ascending.
  func changes(after start: CivilDate, before end: CivilDate) -> [CivilDate] {
    var days = versions.map(\.validFrom)
    for version in versions {
      guard case .year(let year)? = version.tiers?.window else { continue }
      days.append(year.start(atOrBefore: end.adding(days: -1)))
      days += year.transitions.flatMap { [$0.from, $0.to.adding(days: 1)] }
    }
    if versions.contains(where: \.dependsOnMonth) {
      days += CivilDate.monthStarts(after: start, before: end)
    }
    return Set(days).filter { start < $0 && $0 < end }.sorted()
  }

  /// The periods that the versions between two days tell apart, in order.
  func periods(from start: CivilDate, to end: CivilDate) -> [Period] {
    let inForce = versions.filter { version in
      version.validFrom < end && version.validTo.map { $0 >= start } ?? true
    }
    return Period.allCases.filter { period in inForce.contains { $0.periods.contains(period) } }
  }
}

extension TariffVersion {
  fileprivate var dependsOnMonth: Bool {
    components.contains(where: \.price.isSeasonal) || tiers?.uncountedMonths.isEmpty == false
  }
}
