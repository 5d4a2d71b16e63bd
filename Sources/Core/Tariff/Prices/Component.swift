/// One thing that is charged for each kilowatt-hour: the energy itself, a government fund, ….
package struct Component: Hashable, Sendable {
  /// "energy", "funds".
  package let id: String
  package let name: BilingualText
  /// As the file says it.
  package let written: BySeason<PriceForm>
  /// Whether the calendar's floats make the periods' prices.
  package let floats: Bool
  package let lines: LineForm
  package let countsForPowerFactor: Bool
  /// What it costs, worked out for each season in which that differs.
  package let price: BySeason<PriceTable>

  /// The first component of every tariff.
  package static let energyID = "energy"

  /// How a bill prints the component; the money differs by the rounding of each line.
  package enum LineForm: String, CaseIterable, Hashable, Sendable {
    /// A line for every tier, and in it for every period where the price depends on that.
    case byTier
    /// All energy at the price of tier 1, then a line for what each higher tier adds.
    case adders
    /// All energy together, whatever its tier.
    case whole
  }

  /// `periodFloats` must be there if `floats`.
  init(
    id: String, name: BilingualText, written: BySeason<PriceForm>, floats: Bool,
    periodFloats: PeriodFloats?, lines: LineForm, countsForPowerFactor: Bool
  ) {
    self.id = id
    self.name = name
    self.written = written
    self.floats = floats
    self.lines = lines
    self.countsForPowerFactor = countsForPowerFactor
    let used = floats ? periodFloats : nil
    price = BySeason(groupingMonths: { month in
      written[month: month].table(floats: used, month: month)
    })
  }
}

extension BySeason {
  /// Months with equal values become one season.
  init(groupingMonths value: (Int) -> Value) {
    var groups: [(value: Value, months: [Int])] = []
    for month in 1...Months.perYear {
      let own = value(month)
      if let index = groups.firstIndex(where: { $0.value == own }) {
        groups[index].months.append(month)
      } else {
        groups.append((own, [month]))
      }
    }
    self.init(seasons: groups.map { Season(months: Months($0.months), value: $0.value) })
  }
}
