import JSON
import Tariff
import Units

/// A tariff file drawn at random that is in order, with every rule that concerns energy.
struct TariffDice {
  var dice: Dice
  /// What all versions of the tariff have in common.
  let hasTiers: Bool
  let periods: [Period]
  let isOrdered: Bool
  /// Whether free energy, sums by the month and a least sum are drawn too.
  var hasCharges = false
  var windows = ["month", "twoMonths", "cycle", "year", "year"]

  /// `periods` empty: none.
  init(seed: UInt64, hasTiers: Bool? = nil, periods: [Period]? = nil, isOrdered: Bool? = nil) {
    var dice = Dice(seed: seed)
    self.hasTiers = hasTiers ?? !dice.oneIn(4)
    let count = dice.number(2...Period.allCases.count)
    let drawn = dice.oneIn(3) ? [] : dice.some(count, of: Period.allCases)
    self.periods = periods ?? Period.allCases.filter(drawn.contains)
    self.isOrdered = isOrdered ?? dice.oneIn(4)
    self.dice = dice
  }

  /// With versions in force from 2024 on without end.
  mutating func file(id: String = "drawn") -> Output {
    let plan =
      switch (hasTiers, periods.isEmpty) {
      case (true, true): "tiers"
      case (true, false): "tiers+tou"
      case (false, true): "single"
      case (false, false): "tou"
      }
    var starts = ["2024-01-01"]
    if dice.oneIn(2) { starts.append("2025-0\(dice.number(1...9))-\(dice.number(10...28))") }
    if dice.oneIn(3) { starts.append("2026-0\(dice.number(1...9))-01") }
    var versions: [Output] = []
    for (index, start) in starts.enumerated() {
      let next = index + 1 < starts.count ? CivilDate(starts[index + 1]) : nil
      versions.append(version(from: start, to: next?.adding(days: -1)))
    }
    return [
      "id": .string(id), "name": Self.name, "place": "某地", "class": "residential",
      "plan": .string(plan), "voltage": "<1kV", "versions": .array(versions),
    ]
  }

  static let name: Output = ["zh": "某", "en": "some"]

  private mutating func version(from: String, to: CivilDate?) -> Output {
    let bounds = dice.number(1...3)
    let floats = !periods.isEmpty && dice.oneIn(2)
    let tierCount = hasTiers ? bounds + 1 : 1
    return [
      "validFrom": .string(from), "validTo": to.map { .string("\($0)") } ?? nil,
      "source": ["title": "某通知", "date": "2024-01-01", "grade": "M"],
      "tiers": hasTiers ? tiers(boundCount: bounds, from: from, to: to) : nil,
      "calendar": periods.isEmpty ? nil : calendar(floats: floats),
      "components": .array(components(tierCount: tierCount, floats: floats)),
      "freeEnergy": hasCharges ? freeEnergy() : nil, "basicCharge": nil, "powerFactor": nil,
      "fixedCharges": hasCharges && dice.oneIn(2) ? [Self.meterFee] : [],
      "minimum": hasCharges && dice.oneIn(2) ? ["perMonth": "10.00"] : nil,
      "rounding": [
        "to": dice.one(of: ["0.01", "0.01", "0.1", "0.001"]),
        "by": dice.one(of: ["halfUp", "halfEven", "down"]),
      ],
    ]
  }

  private static let meterFee: Output = [
    "id": "meter-fee", "name": name, "perMonth": "2.505", "powerFactor": false,
  ]

  private mutating func freeEnergy() -> Output {
    let form = dice.one(of: ["energy", "refund", "money"])
    return [
      "perMonth": dice.decimal(10...15, decimals: 0), "as": .string(form),
      "money": form == "money" ? "7.84" : nil,
    ]
  }

  private mutating func tiers(boundCount: Int, from: String, to: CivilDate?) -> Output {
    let window = dice.one(of: windows)
    var members: [(String, Output)] = [("window", .string(window))]
    let most = window == "year" ? 600 : 120
    if window == "year" {
      let month = dice.number(1...12)
      let start = twoDigits(month) + "-" + twoDigits(dice.number(1...28))
      members += [
        ("yearStart", .string(start)), ("partYear", dice.one(of: ["months", "whole"])),
        ("transitional", dice.oneIn(3) ? transition(start, boundCount, most, from, to) : nil),
        ("bounds", bounds(boundCount, most)),
      ]
    } else {
      let seasonal = dice.bySeason("upTo") { dice in Self.bounds(&dice, boundCount, most) }
      members.append(("bounds", seasonal))
      if case .array(let list) = seasonal, case .object? = list.first, list.count > 1 {
        members.append(("seasonOf", dice.one(of: ["lastDay", "firstDay"])))
      }
    }
    let uncounted = dice.oneIn(4) ? dice.some(dice.number(1...4), of: Array(1...12)) : []
    members += [
      (
        "uncountedMonths",
        uncounted.isEmpty ? nil : .array(uncounted.map { .integer(Int64($0)) })
      ),
      ("split", isOrdered ? "inOrder" : "proRata"),
      (
        "largeHousehold",
        dice.oneIn(2)
          ? nil
          : [
            "persons": .integer(Int64(dice.number(2...7))),
            "addPerMonth": .array((1...boundCount).map { .string("\($0 * 10)") }),
            "eachFurther": .bool(dice.oneIn(2)),
          ]
      ),
    ]
    return .object(members)
  }

  private mutating func bounds(_ count: Int, _ most: Int) -> Output {
    Self.bounds(&dice, count, most)
  }

  private static func bounds(_ dice: inout Dice, _ count: Int, _ most: Int) -> Output {
    .array(
      (1...count).map { dice.decimal($0 * most * 10 - most * 9...$0 * most * 10, decimals: 1) })
  }

  /// From the first day of a tier year for one to twelve months, where the version is in force.
  private mutating func transition(
    _ start: String, _ count: Int, _ most: Int, _ validFrom: String, _ validTo: CivilDate?
  ) -> Output {
    let year =
      validFrom.prefix(4) == "2024"
      ? dice.one(of: ["2024-", "2025-"]) : String(validFrom.prefix(5))
    guard let from = CivilDate(year + start) else { return nil }
    let to = from.adding(months: dice.number(1...12)).adding(days: -1)
    guard "\(to)" >= validFrom, validTo.map({ from <= $0 }) ?? true else { return nil }
    return [
      ["from": .string("\(from)"), "to": .string("\(to)"), "bounds": bounds(count, most)]
    ]
  }
}
