import Tariff
import Units

/// What a version charges beside the kilowatt-hour, and how it rounds.
struct ChargeText {
  private let version: TariffVersion

  init(_ version: TariffVersion) { self.version = version }

  var text: String {
    var table = TextTable()
    if let free = version.freeEnergy { table.add(["免费电量 free energy", Self.text(free)]) }
    if let charge = version.basicCharge {
      for (index, line) in Self.lines(charge).enumerated() {
        table.add([index == 0 ? "基本电费 basic charge" : "", line])
      }
    }
    if let rule = version.powerFactor { table.add(["力调 power factor", Self.text(rule)]) }
    for charge in version.fixedCharges {
      let factor = charge.countsForPowerFactor ? "，参与力调 counts for the power factor" : ""
      table.add([
        "\(charge.name.zh) \(charge.name.en)", "每月 \(charge.perMonth) yuan a month\(factor)",
      ])
    }
    if let least = version.minimumPerMonth {
      table.add(["最低电费 minimum", "每月 \(least) yuan a month"])
    }
    table.add(["取整 rounding", Self.text(version.rounding)])
    return table.text
  }

  private static func text(_ free: FreeEnergy) -> String {
    let form =
      switch free.form {
      case .energy: "先从电量中扣除 taken off before the tiers"
      case .refund: "按第一档电价返还 paid back at tier 1's price"
      case .money(let money): "固定返还 \(money) 元 paid back as \(money) yuan"
      }
    return "低保、五保户每月 \(free.perMonth) kWh a month on low income: \(form)"
  }

  private static func lines(_ charge: BasicCharge) -> [String] {
    var lines: [String] = []
    if let price = charge.capacity { lines.append("按容量 by capacity: \(price) yuan/kVA, month") }
    if let price = charge.contract {
      lines.append("按合同最大需量 by contract demand: \(price) yuan/kW, month")
    }
    if let price = charge.maximum {
      lines.append("按实际最大需量 by measured demand: \(price) yuan/kW, month")
    }
    if let share = charge.contractShare {
      lines.append("合同需量不低于容量的 a contract is at least \(share.percent) of the capacity")
    }
    if let rule = charge.overContract { lines += Self.lines(rule) }
    if let discount = charge.discount {
      lines.append(
        "每千伏安月用电达 from \(discount.energyPerKilovoltAmpere) kWh a month per kVA: 需量电价"
          + " demand price x \(discount.times)")
    }
    lines.append(
      "不足一月 part months: 每天 1/\(charge.daysPerMonth) a day"
        + (charge.countsForPowerFactor ? "; 参与力调 counts for the power factor" : ""))
    return lines
  }

  private static func lines(_ rule: BasicCharge.OverContract) -> [String] {
    let mark = { (mark: BasicCharge.OverContract.Mark) in
      mark == .contract ? "合同值 contract" : "限值 limit"
    }
    let over =
      "超过合同值的 over \(rule.above.percent) of the contract (限值 limit): \(mark(rule.base))"
      + " + \(rule.times) x"
      + " (最大需量 maximum - \(mark(rule.excess)))"
    guard let floor = rule.floor else { return [over] }
    return [over, "低于合同值 below: 至少按 at least \(floor.percent) of the contract"]
  }

  private static func text(_ rule: PowerFactorRule) -> String {
    let best = rule.best.map { "，最多奖 at best \($0.percent)" } ?? ""
    let form =
      rule.form == .byLine ? "逐行计算 each line by itself" : "合计后计算 the sum of the lines once"
    return "标准 standard \(rule.standard.rawValue)\(best); \(form)"
  }

  private static func text(_ rounding: Rounding) -> String {
    let rule =
      switch rounding.rule {
      case .halfUp: "四舍五入 half up"
      case .halfEven: "四舍六入五成双 half to even"
      case .down: "舍去 down"
      }
    return "每行到 each line to \(rounding.step) yuan, \(rule)"
  }
}
