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
    let stretches = try TierFilling(usage: usage, timeline: timeline).fill(energies)
    var lines: [BillLine] = []
    for (index, part) in timeline.inForce.enumerated() {
      // A customer who comes back to a tariff goes on with its lines.
      guard timeline.inForce[..<index].allSatisfy({ !$0.isSame(as: part) }) else { continue }
      let own = stretches.filter { $0.part.isSame(as: part) }
      for component in part.version.components {
        lines += EnergyLines(component, own).lines(of: part)
      }
    }
    return Bill(tariff: id, lines: lines)
  }
}
