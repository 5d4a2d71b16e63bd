import Units

/// A bill's time, cut where something changes.
struct Timeline {
  let inForce: [InForce]
  let windows: [TierWindow]
  /// In order of time, without a gap.
  let stretches: [Stretch]

  init(plan: TariffPlan, usage: Usage, shelf: TariffShelf?) throws(BillError) {
    inForce = try InForce.all(of: plan, for: usage, shelf: shelf)
    windows = TierWindow.all(of: inForce, for: usage)
    let cuts = Self.cuts(inForce: inForce, windows: windows, usage: usage)
    var stretches: [Stretch] = []
    for (from, to) in zip(cuts, cuts.dropFirst()) {
      stretches.append(
        Self.stretch(from: from, to: to, inForce: inForce, windows: windows, usage: usage))
    }
    self.stretches = stretches
  }

  private static func stretch(
    from: CivilDate, to: CivilDate, inForce: [InForce], windows: [TierWindow], usage: Usage
  ) -> Stretch {
    let version = inForce.lastIndex { $0.from <= from } ?? 0
    let window = windows.lastIndex { $0.from <= from } ?? 0
    let scheme = inForce[version].version.tiers
    let isUncounted = scheme?.uncountedMonths.contains(from.month) ?? false
    var bounds: [Energy] = []
    if let scheme, !isUncounted {
      let persons = usage.household.persons
      bounds =
        switch scheme.window {
        case .year(let year):
          scheme.bounds(on: from, in: year, since: usage.household.since, persons: persons)
        case .month, .twoMonths, .cycle:
          scheme.bounds(months: windows[window].months, from: usage.from, persons: persons)
        }
    }
    return Stretch(
      from: from, to: to, inForce: version, window: window, bounds: bounds,
      isUncounted: isUncounted)
  }

  /// Ascending, each once, from the bill's first day to its last.
  private static func cuts(
    inForce: [InForce], windows: [TierWindow], usage: Usage
  ) -> [CivilDate] {
    var cuts = [usage.from, usage.to] + inForce.map(\.from) + windows.map(\.from)
    for part in inForce {
      cuts += CivilDate.monthStarts(after: part.from, before: part.to).filter {
        part.version.differs(at: $0.month)
      }
      if case .year(let year)? = part.version.tiers?.window {
        cuts += year.transitions.flatMap { [$0.from, $0.to.adding(days: 1)] }
      }
      if part.version.basicCharge?.discount != nil {
        cuts += (1..<Usage.maximumMonthCount).map { usage.from.adding(months: $0) }
      }
    }
    var ascending: [CivilDate] = []
    for cut in cuts.sorted() where cut >= usage.from && cut <= usage.to && cut != ascending.last {
      ascending.append(cut)
    }
    return ascending
  }
}

extension TariffVersion {
  /// Whether a price, or whether energy counts, is not the same as in the month before.
  fileprivate func differs(at month: Int) -> Bool {
    let before = month == 1 ? Months.perYear : month - 1
    if let uncounted = tiers?.uncountedMonths,
      uncounted.contains(month) != uncounted.contains(before)
    {
      return true
    }
    return components.contains {
      $0.price.isSeasonal && $0.price.index(ofMonth: month) != $0.price.index(ofMonth: before)
    }
  }
}
