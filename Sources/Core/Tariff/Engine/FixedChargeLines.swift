import Units

/// The sums of one version that are charged for each month begun, whatever was used.
enum FixedChargeLines {
  /// `count` are the months that began in the version: each is charged whole.
  static func lines(of part: InForce, begun count: Int) -> [BillLine] {
    guard count > 0 else { return [] }
    return part.version.fixedCharges.map { charge in
      let exact = Money(units: charge.perMonth.units * Int128(count))
      return BillLine(
        tariff: part.tariff, version: part.version.validFrom, component: charge.id,
        componentName: charge.name, period: nil, tier: nil, quantity: .months(count),
        price: .money(charge.perMonth), months: nil, exact: exact,
        amount: part.version.rounding.rounded(exact),
        countsForPowerFactor: charge.countsForPowerFactor,
        reason: .told(
          BilingualText(
            zh: "\(charge.name.zh)：每月 \(charge.perMonth) 元，共 \(count) 个月（不足一月按一月）",
            en: "\(charge.name.en): \(charge.perMonth) yuan for each of \(count)"
              + " \(count == 1 ? "month" : "months") begun")))
    }
  }
}
