package import JSON
import Units

extension ApplianceCost {
  package var text: BilingualText {
    let zhMonth = monthCount > 1 ? "，平均每月 \(costPerMonth.roundedToFen()) 元" : ""
    let enMonth = monthCount > 1 ? ", \(costPerMonth.roundedToFen()) a month" : ""
    let zhSeason =
      isOutOfSeason
      ? "（通常只在 \(appliance.months.numbers.map { "\($0)" }.joined(separator: "、")) 月使用）" : ""
    let enSeason =
      isOutOfSeason
      ? " (usually runs in the months "
        + appliance.months.numbers.map { "\($0)" }.joined(separator: ", ") + " only)" : ""
    let zhMoved =
      moved.map { "；若都在\($0.period.name.zh)时段，只要 \($0.cost.roundedToFen()) 元" } ?? ""
    let enMoved =
      moved.map { "; all at \($0.period.name.en) only \($0.cost.roundedToFen())" } ?? ""
    let hours = appliance.hours.map { "\($0)" }.joined(separator: ", ")
    return BilingualText(
      zh: "\(appliance.name.zh)：\(appliance.watts) 瓦，每天 \(hours)，共 \(energy) 千瓦时，"
        + "多付 \(cost.roundedToFen()) 元\(zhMonth)\(zhMoved)\(zhSeason)",
      en: "\(appliance.name.en): \(appliance.watts) W, daily \(hours), \(energy) kWh together:"
        + " \(cost.roundedToFen()) yuan more\(enMonth)\(enMoved)\(enSeason)")
  }

  package var output: Output {
    [
      "appliance": appliance.output, "kWh": "\(energy)",
      "periods": .object(
        Period.allCases.compactMap { period in
          periods[period].map { (period.rawValue, .string("\($0)")) }
        }),
      "cost": .string(cost.yuan(decimals: Bill.exactDecimals)),
      "costPerMonth": .string(costPerMonth.roundedToFen().yuan()),
      "moved": moved.map { moved in
        [
          "period": .string(moved.period.rawValue),
          "cost": .string(moved.cost.yuan(decimals: Bill.exactDecimals)),
        ]
      } ?? nil, "months": .integer(Int64(monthCount)), "outOfSeason": .bool(isOutOfSeason),
      "text": text.output,
    ]
  }
}
