import Units

/// What is missing to the least that a bill costs.
enum MinimumLine {
  static let component = "minimum"
  private static let name = BilingualText(zh: "最低电费补足", en: "minimum")

  /// Nothing where the bill costs enough.
  ///
  /// The least is `minimumPerMonth` for each month begun, of the version in force on its first
  /// day; what all versions with a least charge counts towards it. The exact sum and the rounded
  /// one are both raised to it, so here they may differ by the rounding of all the other lines.
  static func line(
    for lines: [BillLine], inForce: [InForce], months: [BillMonth]
  ) -> BillLine? {
    let parts = inForce.filter { $0.version.minimumPerMonth != nil }
    guard let first = parts.first else { return nil }
    let least = parts.reduce(Money.zero) { sum, part in
      let perMonth = part.version.minimumPerMonth ?? .zero
      return sum + Money(units: perMonth.units * Int128(part.beginningCount(months)))
    }
    let own = lines.filter { line in
      parts.contains { $0.tariff == line.tariff && $0.version.validFrom == line.version }
    }
    let exact = least - own.reduce(.zero) { $0 + $1.exact }
    let leastPrinted = first.version.rounding.rounded(least)
    let charged = own.reduce(Money.zero) { $0 + $1.amount }
    guard exact > .zero || leastPrinted > charged else { return nil }
    let missing = max(exact, .zero)
    return BillLine(
      tariff: first.tariff, version: first.version.validFrom, component: component,
      componentName: name, period: nil, tier: nil, quantity: .money(missing),
      price: .ratio(.one), months: nil, exact: missing,
      amount: max(leastPrinted - charged, .zero), countsForPowerFactor: false,
      reason: .told(
        BilingualText(
          zh: "最低电费 \(leastPrinted) 元（按已开始的月份计），其他各项共 \(charged) 元，补足差额",
          en: "the least for the months begun is \(leastPrinted) yuan; the other lines make"
            + " \(charged), this is what is missing")))
  }
}
