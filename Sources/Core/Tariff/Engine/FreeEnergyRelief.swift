import Units

/// The free energy of a household on low income in one bill.
///
/// The allowance is that of every month begun, of the version in force on its first day, all
/// together and never more than was used; it is shared out over the bill's time and periods by
/// their energies, as no notice says what it is taken off.
struct FreeEnergyRelief {
  /// What is left to be charged in each stretch.
  private(set) var left: [StretchEnergy]
  private let timeline: Timeline
  private let months: [BillMonth]
  private var free: [Cell] = []

  /// What is free in one stretch and period.
  private struct Cell {
    let stretch: Stretch
    /// Its place among the stretches.
    let index: Int
    let period: Period?
    let used: Energy
    var energy = Energy.zero
  }

  static let component = "free-energy"
  private static let name = BilingualText(zh: "免费电量", en: "free energy")

  init(_ energies: [StretchEnergy], timeline: Timeline, months: [BillMonth]) {
    left = energies
    self.timeline = timeline
    self.months = months
    for form in [FreeEnergy.Form.energy, .refund] { shareOut(form, of: energies) }
  }

  private mutating func shareOut(_ form: FreeEnergy.Form, of energies: [StretchEnergy]) {
    let parts = timeline.inForce.filter { $0.version.freeEnergy?.form == form }
    guard !parts.isEmpty else { return }
    var cells: [Cell] = []
    for (index, stretch) in timeline.stretches.enumerated() {
      let version = timeline.inForce[stretch.inForce].version
      guard version.freeEnergy?.form == form else { continue }
      guard !version.periods.isEmpty else {
        cells.append(
          Cell(stretch: stretch, index: index, period: nil, used: energies[index].total))
        continue
      }
      for period in version.periods {
        cells.append(
          Cell(
            stretch: stretch, index: index, period: period,
            used: energies[index].periods[period]))
      }
    }
    let allowance = parts.reduce(Int64(0)) { sum, part in
      let perMonth = part.version.freeEnergy?.perMonth.milliwattHours ?? 0
      return sum + perMonth * Int64(part.beginningCount(months))
    }
    let used = cells.reduce(Energy.zero) { $0 + $1.used }
    let shares = Apportionment.parts(
      of: min(allowance, used.milliwattHours), by: cells.map(\.used.milliwattHours))
    for (index, share) in shares.enumerated() where share > 0 {
      cells[index].energy = Energy(milliwattHours: share)
      free.append(cells[index])
      if form == .energy { take(cells[index]) }
    }
  }

  private mutating func take(_ cell: Cell) {
    left[cell.index].total = left[cell.index].total - cell.energy
    if let period = cell.period {
      left[cell.index].periods[period] = left[cell.index].periods[period] - cell.energy
    }
  }

  /// Half hours of a stretch, without what is free of each period, in proportion.
  static func scaled(
    _ values: [(Period, Energy)], to energy: StretchEnergy
  ) -> [(Period, Energy)] {
    guard values.reduce(.zero, { $0 + $1.1 }) != energy.total else { return values }
    var result = values
    for period in Period.allCases {
      let own = values.indices.filter { values[$0].0 == period }
      let parts = Apportionment.parts(
        of: energy.periods[period], by: own.map { values[$0].1.milliwattHours })
      for (index, part) in zip(own, parts) { result[index].1 = part }
    }
    return result
  }

  /// The lines of a version: what was not charged at price 0, or what is given back; `count` are
  /// the months that began in it.
  func lines(of part: InForce, begun count: Int) -> [BillLine] {
    guard let rule = part.version.freeEnergy else { return [] }
    let own = free.filter { timeline.inForce[$0.stretch.inForce].isSame(as: part) }
    switch rule.form {
    case .energy:
      let energy = own.reduce(Energy.zero) { $0 + $1.energy }
      let why = BilingualText(
        zh: "低保、五保户每月免费 \(rule.perMonth) 千瓦时：计档前已按各时段比例扣除，不收费",
        en: "\(rule.perMonth) kWh a month are free on low income: taken off before the tiers, in"
          + " proportion, and not charged")
      return energy > .zero ? [line(part, energy, price: .zero, period: nil, why)] : []
    case .refund:
      let why = BilingualText(
        zh: "低保、五保户每月免费 \(rule.perMonth) 千瓦时：已计入上列各项，按第一档电价返还",
        en: "\(rule.perMonth) kWh a month are free on low income: charged above, and given back"
          + " at the price of tier 1")
      return refunds(own, part).map {
        line(part, $0.energy, price: $0.price, period: $0.period, why)
      }
    case .money(let perMonth):
      let money = Money(units: -perMonth.units)
      let exact = Money(units: money.units * Int128(count))
      let why = BilingualText(
        zh: "低保、五保户每月免费 \(rule.perMonth) 千瓦时，折合 \(perMonth) 元返还，共 \(count) 个月",
        en: "\(rule.perMonth) kWh a month are free on low income: \(perMonth) yuan given back for"
          + " each of \(count) \(count == 1 ? "month" : "months") begun")
      return count == 0
        ? [] : [line(part, .months(count), .money(money), exact, period: nil, why)]
    }
  }

  /// The refund of each period and price, which is what all components cost in tier 1 together.
  private func refunds(
    _ cells: [Cell], _ part: InForce
  ) -> [(period: Period?, price: EnergyPrice, energy: Energy)] {
    var result: [(period: Period?, price: EnergyPrice, energy: Energy)] = []
    for cell in cells {
      let tables = part.version.components.map { $0.price[month: cell.stretch.from.month] }
      let price = tables.reduce(EnergyPrice.zero) {
        $0 - $1.price(tier: 1, period: cell.period)
      }
      let period = tables.contains(where: \.dependsOnPeriod) ? cell.period : nil
      if let known = result.firstIndex(where: { $0.period == period && $0.price == price }) {
        result[known].energy += cell.energy
      } else {
        result.append((period, price, cell.energy))
      }
    }
    return result
  }

  private func line(
    _ part: InForce, _ energy: Energy, price: EnergyPrice, period: Period?, _ why: BilingualText
  ) -> BillLine {
    line(part, .energy(energy), .energy(price), price * energy, period: period, why)
  }

  private func line(
    _ part: InForce, _ quantity: BillQuantity, _ price: UnitPrice, _ exact: Money,
    period: Period?, _ why: BilingualText
  ) -> BillLine {
    BillLine(
      tariff: part.tariff, version: part.version.validFrom, component: Self.component,
      componentName: Self.name, period: period, tier: nil, quantity: quantity, price: price,
      months: nil, exact: exact, amount: part.version.rounding.rounded(exact),
      countsForPowerFactor: false, reason: .told(why))
  }
}
