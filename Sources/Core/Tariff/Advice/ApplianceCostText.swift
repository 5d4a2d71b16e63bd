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
    let hours = appliance.hours.map { "\($0)" }.joined(separator: ", ")
    return BilingualText(
      zh: "\(appliance.name.zh)：\(appliance.watts) 瓦，每天 \(hours)，共 \(energy) 千瓦时，"
        + "多付 \(cost.roundedToFen()) 元\(zhMonth)\(zhSeason)",
      en: "\(appliance.name.en): \(appliance.watts) W, daily \(hours), \(energy) kWh together:"
        + " \(cost.roundedToFen()) yuan more\(enMonth)\(enSeason)")
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
      "months": .integer(Int64(monthCount)), "outOfSeason": .bool(isOutOfSeason),
      "text": text.output,
    ]
  }
}
