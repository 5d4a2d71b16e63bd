import Units

/// The maximum demand of one month of a bill.
struct MonthMaximum {
  let power: Power
  /// Whether it was found among half-hour values; else it was measured.
  let isFromHalfHours: Bool

  /// The given one; else the highest half hour's mean power. `nil` where nothing is known.
  init?(_ month: BillMonth, of usage: Usage) {
    let given = usage.demand.maximum
    if !given.isEmpty {
      power = given.count == 1 ? given[0] : given[month.index]
      isFromHalfHours = false
      return
    }
    guard case .halfHours(let values) = usage.energy else { return nil }
    let slot = { (day: CivilDate) in
      (day.daysSince1970 - usage.from.daysSince1970) * DaySchedule.slotCount
    }
    let highest = values[slot(month.from)..<slot(month.to)].max() ?? .zero
    // A watt-hour in half an hour is a mean of two watts.
    power = Power(milliwatts: 2 * highest.milliwattHours)
    isFromHalfHours = true
  }

  var text: BilingualText {
    isFromHalfHours
      ? BilingualText(
        zh: "最大需量 \(power) 千瓦（取最高的半小时平均功率）",
        en: "maximum demand of \(power) kW (the highest half hour's mean power)")
      : BilingualText(zh: "实际最大需量 \(power) 千瓦", en: "measured maximum demand of \(power) kW")
  }
}

extension Usage {
  /// The maximum demand of each of the bill's months; none where nothing is known.
  var monthMaxima: [Power] {
    BillMonth.all(of: self).compactMap { MonthMaximum($0, of: self)?.power }
  }
}
