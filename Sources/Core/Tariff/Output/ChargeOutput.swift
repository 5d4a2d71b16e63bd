import JSON
import Units

extension FreeEnergy {
  var output: Output {
    let (word, money): (Output, Output) =
      switch form {
      case .energy: ("energy", nil)
      case .refund: ("refund", nil)
      case .money(let money): ("money", .string(money.yuan()))
      }
    return ["perMonth": .string("\(perMonth)"), "as": word, "money": money]
  }
}

extension BasicCharge {
  var output: Output {
    [
      "capacity": capacity.map { .string("\($0)") } ?? nil,
      "contract": contract.map { .string("\($0)") } ?? nil,
      "maximum": maximum.map { .string("\($0)") } ?? nil,
      "contractShare": contractShare.map { .string("\($0)") } ?? nil,
      "overContract": overContract?.output ?? nil,
      "discount": discount.map {
        ["kWhPerKVA": .string("\($0.energyPerKilovoltAmpere)"), "times": .string("\($0.times)")]
      } ?? nil,
      "daysPerMonth": .integer(Int64(daysPerMonth)), "powerFactor": .bool(countsForPowerFactor),
    ]
  }
}

extension BasicCharge.OverContract {
  fileprivate var output: Output {
    [
      "above": .string("\(above)"), "times": .string("\(times)"),
      "base": .string(base.rawValue), "excess": .string(excess.rawValue),
      "floor": floor.map { .string("\($0)") } ?? nil,
    ]
  }
}

extension PowerFactorRule {
  var output: Output {
    [
      "standard": .string(standard.rawValue), "best": best.map { .string($0.percent) } ?? nil,
      "by": .string(form.rawValue),
    ]
  }
}

extension FixedCharge {
  var output: Output {
    [
      "id": .string(id), "name": name.output, "perMonth": .string(perMonth.yuan()),
      "powerFactor": .bool(countsForPowerFactor),
    ]
  }
}
