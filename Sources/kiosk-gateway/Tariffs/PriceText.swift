import Tariff
import Units

/// What a kilowatt-hour costs in a version, by component, season, tier and period, floats worked
/// out.
struct PriceText {
  private let version: TariffVersion

  init(_ version: TariffVersion) { self.version = version }

  var text: String {
    let periods = version.periods
    var table = TextTable(rightColumns: Set(2..<2 + max(1, periods.count)))
    let titles = periods.map { "\($0.name.zh) \($0.name.en)" }
    table.add(["单价 yuan/kWh", "档 tier"] + (periods.isEmpty ? ["每千瓦时 a kWh"] : titles))
    for component in version.components {
      for season in component.price.seasons { add(component, season, to: &table) }
    }
    return ([table.text] + notes).joined(separator: "\n")
  }

  private func add(
    _ component: Component, _ season: BySeason<PriceTable>.Season, to table: inout TextTable
  ) {
    let price = season.value
    let label = season.months.label
    let name = "\(component.name.zh) \(component.name.en)" + (label.isEmpty ? "" : " (\(label))")
    let columns: [Period?] = version.periods.isEmpty ? [nil] : version.periods
    for tier in 1...price.tiers.count {
      // A component without periods of its own costs the same in all of them.
      let cells = columns.map { period in
        price.dependsOnPeriod && period.map { !price.periods.contains($0) } ?? false
          ? "-" : "\(price.price(tier: tier, period: period))"
      }
      table.add([name, price.dependsOnTier ? "\(tier)" : "-"] + cells)
    }
  }

  private var notes: [String] {
    version.components.compactMap { component in
      let words = [
        isDear(component) ? "超过 10 元，是否误填为分？ above 10 yuan: were fen entered?" : nil,
        component.floats ? "上下浮动 floats" : nil,
        component.lines == .adders ? "超档另列加价 adders on lines of their own" : nil,
        component.countsForPowerFactor ? "参与力调 counts for the power factor" : nil,
      ].compactMap { $0 }
      return words.isEmpty
        ? nil : "  \(component.name.zh) \(component.name.en): \(words.joined(separator: "; "))"
    }
  }

  /// Whether a price is above any that people pay: the reader lets it pass, but a clerk should look.
  private func isDear(_ component: Component) -> Bool {
    component.price.seasons.map(\.value).contains { table in
      (1...table.tiers.count).contains { tier in
        ([nil] + table.periods).contains { table.price(tier: tier, period: $0) > Self.dear }
      }
    }
  }

  private static let dear = EnergyPrice(units: 10_00000000)
}
