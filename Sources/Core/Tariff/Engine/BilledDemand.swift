import Units

/// The demand that one month of a bill charges, and how it was found.
struct BilledDemand: Hashable {
  let power: Power
  let why: BilingualText

  /// The measured maximum as it is.
  init(maximum: MonthMaximum) {
    power = maximum.power
    why = maximum.text
  }

  /// The contract demand, raised to its least share of the capacity; more where it was exceeded,
  /// and the measured maximum where the tariff bills less than the contract down to a floor.
  ///
  /// `capacity` is the month's highest, zero where it is not known. Half a milliwatt is rounded up.
  init(
    contract: Power, maximum: MonthMaximum, capacity: ApparentPower, charge: BasicCharge
  ) {
    let least = charge.contractShare.map { Power.share($0, ofUnits: capacity.millivoltAmperes) }
    let agreed = max(contract, least ?? .zero)
    let isRaised = agreed > contract
    let share = charge.contractShare?.percent ?? ""
    let text =
      isRaised
      ? BilingualText(
        zh: "合同最大需量 \(contract) 千瓦，低于容量 \(capacity) 千伏安的 \(share)，按 \(agreed) 千瓦计",
        en: "contract demand of \(contract) kW, raised to \(agreed) kW, \(share) of \(capacity) kVA"
      )
      : BilingualText(
        zh: "合同最大需量 \(agreed) 千瓦", en: "contract demand of \(agreed) kW")
    guard let rule = charge.overContract else {
      self.init(agreed, text)
      return
    }
    let limit = Power.share(rule.above, ofUnits: agreed.milliwatts)
    if maximum.power > limit {
      let base = rule.base == .limit ? limit : agreed
      let mark = rule.excess == .limit ? limit : agreed
      let excess = maximum.power - mark
      let billed = base + Power.share(rule.times, ofUnits: excess.milliwatts)
      self.init(
        billed,
        BilingualText(
          zh: "\(text.zh)；\(maximum.text.zh)，超过其 \(rule.above.percent)："
            + "\(base) + \(rule.times) × (\(maximum.power) - \(mark)) = \(billed) 千瓦",
          en: "\(text.en); the \(maximum.text.en) passes \(rule.above.percent) of it:"
            + " \(base) + \(rule.times) x (\(maximum.power) - \(mark)) = \(billed) kW"))
      return
    }
    guard let floor = rule.floor, maximum.power < agreed else {
      self.init(
        agreed,
        BilingualText(
          zh: "\(text.zh)；\(maximum.text.zh)，未超过其 \(rule.above.percent)",
          en: "\(text.en); the \(maximum.text.en) does not pass \(rule.above.percent) of it"))
      return
    }
    let lowest = Power.share(floor, ofUnits: agreed.milliwatts)
    let billed = max(maximum.power, lowest)
    self.init(
      billed,
      BilingualText(
        zh: "\(text.zh)；\(maximum.text.zh)，低于合同，按实际但不低于其 \(floor.percent)，计 \(billed) 千瓦",
        en: "\(text.en); the \(maximum.text.en) is below it and is billed, at least"
          + " \(floor.percent) of the contract: \(billed) kW"))
  }

  private init(_ power: Power, _ why: BilingualText) {
    self.power = power
    self.why = why
  }
}

extension Power {
  /// `ratio` of a number of milliwatts or millivolt-amperes, half up.
  fileprivate static func share(_ ratio: Ratio, ofUnits units: Int64) -> Power {
    Power(milliwatts: Int64(ratio.part(of: units)))
  }
}
