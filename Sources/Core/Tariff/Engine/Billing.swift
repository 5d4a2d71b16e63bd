import Units

extension TariffPlan {
  /// The bill for a usage, or why there is none.
  ///
  /// A line for every component and every version, tier and period on which its price depends and
  /// in which something was used, then the other charges; each is rounded by itself, and the
  /// total is the sum of the rounded ones. `shelf` holds the tariffs that the usage switches to.
  package func bill(for usage: Usage, shelf: TariffShelf? = nil) throws(BillError) -> Bill {
    let timeline = try Timeline(plan: self, usage: usage, shelf: shelf)
    let energies = try StretchEnergy.all(of: usage, in: timeline)
    let months = BillMonth.all(of: usage)
    let relief =
      usage.household.hasLowIncome
      ? FreeEnergyRelief(energies, timeline: timeline, months: months) : nil
    let stretches = try TierFilling(usage: usage, timeline: timeline)
      .fill(relief?.left ?? energies)
    let basicCharges = try BasicChargeLines(
      usage: usage, timeline: timeline, energies: energies, months: months)
    var lines: [BillLine] = []
    for (index, part) in timeline.inForce.enumerated() {
      // A customer who comes back to a tariff goes on with its lines.
      guard timeline.inForce[..<index].allSatisfy({ !$0.isSame(as: part) }) else { continue }
      let shares =
        timeline.inForce.count == 1
        ? stretches : stretches.filter { $0.part.isSame(as: part) }
      let begun = timeline.inForce.filter { $0.isSame(as: part) }
        .reduce(0) { $0 + $1.beginningCount(months) }
      let first = lines.count
      for component in part.version.components {
        EnergyLines(component, shares).append(to: &lines, of: part)
      }
      lines += relief?.lines(of: part, begun: begun) ?? []
      lines += basicCharges.lines(of: part)
      lines += FixedChargeLines.lines(of: part, begun: begun)
      try PowerFactorLines(part, usage: usage)?.append(to: &lines, from: first)
    }
    if let missing = MinimumLine.line(for: lines, inForce: timeline.inForce, months: months) {
      lines.append(missing)
    }
    return Bill(tariff: id, lines: lines)
  }
}
