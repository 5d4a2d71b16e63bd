import Units

/// A price as a tariff file writes it.
package enum PriceForm: Hashable, Sendable {
  case table(PriceTable)
  /// The price of tier 1, and what each higher tier adds to it.
  case adders(base: PriceTable.Row, adders: [PriceTable.Row])

  /// The price of every tier and period; a base that floats gets the month's periods first.
  func table(floats: PeriodFloats?, month: Int) -> PriceTable {
    switch self {
    case .table(let table):
      guard let floats else { return table }
      return PriceTable(tiers: table.tiers.map { Self.floated($0, floats, month) })
    case .adders(let base, let adders):
      var first = floats.map { Self.floated(base, $0, month) } ?? base
      // One base may have adders that differ by period: then every tier has periods.
      if case .any(let price) = first, case .each? = adders.first {
        first = .each(Self.map(adders[0]) { _ in price })
      }
      return PriceTable(tiers: [first] + adders.map { Self.sum(first, $0) })
    }
  }

  private static func floated(
    _ row: PriceTable.Row, _ floats: PeriodFloats, _ month: Int
  ) -> PriceTable.Row {
    .each(floats.prices(of: row.price(nil), month: month))
  }

  private static func sum(_ row: PriceTable.Row, _ adder: PriceTable.Row) -> PriceTable.Row {
    switch (row, adder) {
    case (.any(let price), .any(let more)): return .any(price + more)
    case (.any(let price), .each): return .each(map(adder) { price + $0 })
    case (.each, .any(let more)):
      return .each(map(row) { $0 + more })
    case (.each(let prices), .each(let more)):
      var sums = ByPeriod<EnergyPrice?>(repeating: nil)
      for period in Period.allCases {
        if let price = prices[period] { sums[period] = price + (more[period] ?? .zero) }
      }
      return .each(sums)
    }
  }

  private static func map(
    _ row: PriceTable.Row, _ change: (EnergyPrice) -> EnergyPrice
  ) -> ByPeriod<EnergyPrice?> {
    var result = ByPeriod<EnergyPrice?>(repeating: nil)
    guard case .each(let prices) = row else { return result }
    for period in Period.allCases { result[period] = prices[period].map(change) }
    return result
  }
}
