package import JSON
import Units

extension NextTier {
  package var text: BilingualText {
    let over = isWindowOver ? Self.over : nil
    if isUncounted {
      return BilingualText(
        zh: "本月不计档：全部按第 1 档计费", en: "this month counts for no tier: all is tier 1")
    }
    guard let left, let bound else {
      return BilingualText(
        zh: "已在最高档（第 \(tier) 档），累计 \(used) 千瓦时" + (over?.zh ?? ""),
        en: "in the highest tier (\(tier)) with \(used) kWh" + (over?.en ?? ""))
    }
    let zhPrices = prices.map { price in
      "\(price.period?.name.zh ?? "")由 \(price.now) 变为 \(price.next ?? price.now)"
    }
    let enPrices = prices.map { price in
      "\(price.period.map { "\($0.name.en) " } ?? "")\(price.now) to \(price.next ?? price.now)"
    }
    return BilingualText(
      zh: "第 \(tier) 档还剩 \(left) 千瓦时（累计 \(used)，上限 \(bound)）；之后每千瓦时（元）"
        + zhPrices.joined(separator: "，") + (pace?.text.zh ?? over?.zh ?? ""),
      en: "\(left) kWh left in tier \(tier) (\(used) of \(bound) used); then a kWh goes from "
        + enPrices.joined(separator: ", ") + " yuan" + (pace?.text.en ?? over?.en ?? ""))
  }

  private static let over = BilingualText(
    zh: "；计档周期到此结束，之后重新累计", en: "; the tiers' time ends with this bill, the count begins anew")

  package var output: Output {
    [
      "tier": .integer(Int64(tier)), "used": "\(used)", "left": left.map { "\($0)" } ?? nil,
      "bound": bound.map { "\($0)" } ?? nil, "uncounted": .bool(isUncounted),
      "windowOver": .bool(isWindowOver),
      "prices": .array(
        prices.map { price in
          [
            "period": price.period.map { .string($0.rawValue) } ?? nil, "now": "\(price.now)",
            "next": price.next.map { "\($0)" } ?? nil,
          ]
        }),
      "pace": pace.map { pace in
        [
          "reachedOn": pace.reachedOn.map { "\($0)" } ?? nil, "windowEnd": "\(pace.windowEnd)",
          "usedThen": "\(pace.usedThen)",
        ]
      } ?? nil, "text": text.output,
    ]
  }
}

extension NextTier.Pace {
  fileprivate var text: BilingualText {
    let lastDay = windowEnd.adding(days: -1)
    guard let reachedOn else {
      return BilingualText(
        zh: "；按目前的日均用电，到 \(lastDay) 累计 \(usedThen.kilowattHours(decimals: 0)) 千瓦时，不会进入下一档",
        en: "; at this bill's daily use the count is \(usedThen.kilowattHours(decimals: 0)) kWh on"
          + " \(lastDay), and the next tier is not reached")
    }
    return BilingualText(
      zh: "；按目前的日均用电，\(reachedOn) 进入下一档",
      en: "; at this bill's daily use that is on \(reachedOn)")
  }
}
