import Units

/// The basic charges of a bill (基本电费), of all its versions.
struct BasicChargeLines {
  private let usage: Usage
  private let timeline: Timeline
  private let energies: [StretchEnergy]
  private let months: [BillMonth]
  private var drafts: [Draft] = []

  static let component = "basic-charge"

  private struct Draft {
    let part: InForce
    let quantity: BillQuantity
    let price: PowerPrice
    let what: BilingualText
    var share: MonthShare

    func reason(daysPerMonth: Int) -> BilingualText {
      let unit = BilingualText(
        zh: quantity.unit == "kVA" ? "千伏安" : "千瓦", en: quantity.unit)
      let rule = share.rule(daysPerMonth: daysPerMonth)
      return BilingualText(
        zh: "\(what.zh)：\(quantity) \(unit.zh) × \(share.text.zh)\(rule?.zh ?? "")，"
          + "每\(unit.zh)每月 \(price) 元",
        en: "\(what.en): \(quantity) \(unit.en) for \(share.text.en)\(rule?.en ?? ""), "
          + "\(price) yuan per \(unit.en) and month")
    }
  }

  /// `energies` are those of the timeline's stretches, before anything is taken off.
  init(
    usage: Usage, timeline: Timeline, energies: [StretchEnergy], months: [BillMonth]
  ) throws(BillError) {
    self.usage = usage
    self.timeline = timeline
    self.energies = energies
    self.months = months
    for (index, part) in timeline.inForce.enumerated() {
      guard let charge = part.version.basicCharge,
        timeline.inForce[..<index].allSatisfy({ !$0.isSame(as: part) })
      else { continue }
      let basis = try charge.basis(for: usage.demand)
      for month in months { try add(charge, basis, month, part) }
    }
  }

  /// Those of a version; equal ones of several months are one line.
  func lines(of part: InForce) -> [BillLine] {
    guard let charge = part.version.basicCharge else { return [] }
    return drafts.filter { $0.part.isSame(as: part) }.map { draft in
      let month = draft.quantity.money(at: draft.price)
      let exact = month.scaled(by: draft.share.numerator, over: draft.share.denominator)
      return BillLine(
        tariff: part.tariff, version: part.version.validFrom, component: Self.component,
        componentName: BilingualText(zh: "基本电费", en: "basic charge"), period: nil, tier: nil,
        quantity: draft.quantity, price: .power(draft.price), months: draft.share, exact: exact,
        amount: part.version.rounding.rounded(exact),
        countsForPowerFactor: charge.countsForPowerFactor,
        reason: .told(draft.reason(daysPerMonth: charge.daysPerMonth)))
    }
  }

  private mutating func add(
    _ charge: BasicCharge, _ basis: BasicCharge.Basis, _ month: BillMonth, _ part: InForce
  ) throws(BillError) {
    let demand = usage.demand
    let times = CapacityTimes(
      month, inForce: timeline.inForce, capacity: demand.capacity,
      daysPerMonth: charge.daysPerMonth)
    if basis == .capacity, let price = charge.capacity {
      for layer in times.layers(of: part) {
        add(part, .capacity(layer.capacity), price, layer.share, Self.byCapacity)
      }
      return
    }
    let share = times.demandShare(of: part, capacityIsKnown: !demand.capacity.isEmpty)
    guard let share, var price = basis == .contract ? charge.contract : charge.maximum else {
      return
    }
    guard let maximum = MonthMaximum(month, of: usage) else { throw .maximumNeeded }
    // Half hours may hold more than a demand that is given.
    guard maximum.power <= Demand.maximumPower else { throw .demandOutOfRange(maximum.power) }
    let billed =
      basis == .maximum
      ? BilledDemand(maximum: maximum)
      : BilledDemand(
        contract: demand.contract ?? .zero, maximum: maximum, capacity: times.highest,
        charge: charge)
    var what = billed.why
    if let discount = charge.discount {
      guard !demand.capacity.isEmpty else { throw .capacityNeeded }
      let energy = energy(of: month)
      if discount.isReached(energy, capacity: times.highest) {
        price = price.discounted(discount.times)
        what = BilingualText(
          zh: "\(what.zh)；本月用电 \(energy) 千瓦时，达到每千伏安 \(discount.mark) 千瓦时，需量电价乘以 \(discount.times)",
          en: "\(what.en); the month's \(energy) kWh reach \(discount.mark) for each kVA, so its"
            + " price is multiplied by \(discount.times)")
      }
    }
    add(part, .power(billed.power), price, share, what)
  }

  private mutating func add(
    _ part: InForce, _ quantity: BillQuantity, _ price: PowerPrice, _ share: MonthShare,
    _ what: BilingualText
  ) {
    let known = drafts.firstIndex {
      $0.part.isSame(as: part) && $0.quantity == quantity && $0.price == price && $0.what == what
    }
    guard let known else {
      drafts.append(
        Draft(part: part, quantity: quantity, price: price, what: what, share: share))
      return
    }
    drafts[known].share += share
  }

  /// Where there is a discount, time is cut at the bill's months.
  private func energy(of month: BillMonth) -> Energy {
    zip(timeline.stretches, energies).reduce(.zero) { sum, pair in
      let (stretch, energy) = pair
      return stretch.from >= month.from && stretch.from < month.to ? sum + energy.total : sum
    }
  }

  private static let byCapacity = BilingualText(zh: "按变压器容量", en: "by transformer capacity")
}
