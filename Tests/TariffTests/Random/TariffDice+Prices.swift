import JSON
import Tariff
import Units

extension TariffDice {
  /// The energy, and up to three things more, one of which may give a little back.
  mutating func components(tierCount: Int, floats: Bool) -> [Output] {
    var result = [component("energy", tierCount: tierCount, floats: floats, hasPeriods: true)]
    for index in 0..<dice.number(0...2) {
      let depends = !periods.isEmpty && dice.oneIn(3)
      result.append(
        component(
          "fund-\(index)", tierCount: dice.oneIn(3) ? tierCount : 1, floats: false,
          hasPeriods: depends))
    }
    if dice.oneIn(3) {
      result.append(
        [
          "id": "refund", "name": Self.name, "price": dice.decimal(-200 ... -1, decimals: 4),
          "floats": false, "lines": tierCount > 1 && dice.oneIn(2) ? "byTier" : "whole",
          "powerFactor": false,
        ])
    }
    return result
  }

  private mutating func component(
    _ id: String, tierCount: Int, floats: Bool, hasPeriods: Bool
  ) -> Output {
    let writesPeriods = hasPeriods && !floats && !periods.isEmpty
    let periods = writesPeriods ? periods : []
    let hasAdders = dice.oneIn(2)
    let price = dice.bySeason("price") { dice in
      tierCount == 1
        ? Self.row(&dice, periods, 4000...9000)
        : hasAdders
          ? Self.adders(&dice, tierCount, periods)
          : .array(
            (0..<tierCount).map {
              Self.row(&dice, periods, 4000 + $0 * 6000...9000 + $0 * 6000)
            })
    }
    return [
      "id": .string(id), "name": Self.name, "price": price, "floats": .bool(floats),
      "lines": tierCount == 1 ? "whole" : dice.one(of: ["byTier", "adders"]),
      "powerFactor": false,
    ]
  }

  private static func adders(_ dice: inout Dice, _ tierCount: Int, _ periods: [Period]) -> Output {
    let byPeriod = dice.oneIn(2) ? periods : []
    return [
      "base": row(&dice, periods, 4000...9000),
      "adders": .array(
        (1..<tierCount).map { row(&dice, byPeriod, $0 * 1000...$0 * 1000 + 900) }),
    ]
  }

  /// One price, or one for each period; in 0.0001 yuan.
  private static func row(
    _ dice: inout Dice, _ periods: [Period], _ units: ClosedRange<Int>
  ) -> Output {
    periods.isEmpty
      ? dice.decimal(units, decimals: 4)
      : .object(periods.map { ($0.rawValue, dice.decimal(units, decimals: 4)) })
  }
}
