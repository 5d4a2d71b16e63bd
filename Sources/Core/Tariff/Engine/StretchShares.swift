import Units

/// The energy of one stretch with what its lines need to know.
struct StretchShares {
  let stretch: Stretch
  let part: InForce
  let window: TierWindow
  let shares: EnergyShares
  /// What the window held before the bill.
  let before: Energy
  /// Persons from which the household is large, where it is.
  let largeHousehold: Int?
  /// The calendar months that the stretch touches.
  let months: Months
}

extension StretchShares {
  func tierReason(_ number: Int) -> EnergyReason.Tier {
    let bounds = stretch.bounds
    let place: EnergyReason.Place =
      stretch.isUncounted
      ? .uncounted
      : .one(
        above: number == 1 ? .zero : bounds[number - 2],
        upTo: number <= bounds.count ? bounds[number - 1] : nil,
        window: window.months.isEmpty ? .year : .months(window.months.count), before: before)
    return EnergyReason.Tier(number: number, place: place, largeHousehold: largeHousehold)
  }

  func periodReason(_ period: Period, inTier: Bool) -> EnergyReason.PeriodReason {
    let sharing: EnergyReason.Sharing =
      !inTier ? .metered : shares.inOrder == nil ? .proportional : .inOrder
    return EnergyReason.PeriodReason(
      period: period, hours: part.version.calendar?.plainHours, months: months,
      sharing: sharing)
  }
}
