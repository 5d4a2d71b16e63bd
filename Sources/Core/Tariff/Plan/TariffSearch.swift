package import Units

/// Which tariffs of a list are wanted; what is `nil` does not matter.
package struct TariffSearch: Hashable, Sendable {
  /// A part of the place's name, or of the id.
  package var place: String?
  package var customerClass: TariffPlan.CustomerClass?
  package var kind: TariffPlan.Kind?
  /// In force on that day.
  package var day: CivilDate?

  package init(
    place: String? = nil, customerClass: TariffPlan.CustomerClass? = nil,
    kind: TariffPlan.Kind? = nil, day: CivilDate? = nil
  ) {
    self.place = place
    self.customerClass = customerClass
    self.kind = kind
    self.day = day
  }

  package func finds(_ plan: TariffPlan) -> Bool {
    if let place, !plan.place.contains(place), !plan.id.contains(place.lowercased()) {
      return false
    }
    if let customerClass, plan.customerClass != customerClass { return false }
    if let kind, plan.kind != kind { return false }
    return day.map { plan.version(on: $0) != nil } ?? true
  }
}
