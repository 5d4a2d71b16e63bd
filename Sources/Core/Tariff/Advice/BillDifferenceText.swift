package import JSON
import Units

extension BillDifference {
  package var text: BilingualText {
    let size = difference < .zero ? Money.zero - difference : difference
    let more = difference >= .zero
    return BilingualText(
      zh: "\(later.from) 起 \(laterTotal.yuan()) 元，\(earlier.from) 起 \(earlierTotal.yuan()) 元："
        + (more ? "多" : "少") + " \(size.yuan()) 元",
      en: "\(laterTotal.yuan()) yuan from \(later.from), \(earlierTotal.yuan()) from"
        + " \(earlier.from): \(size.yuan()) \(more ? "more" : "less")")
  }

  package func text(of part: Part) -> BilingualText {
    let amount = part.amount.yuan()
    let words = words(for: part.cause)
    return BilingualText(zh: "\(words.zh)：\(amount) 元", en: "\(words.en): \(amount) yuan")
  }

  private func words(for cause: Cause) -> BilingualText {
    switch cause {
    case .price:
      return BilingualText(
        zh: "电价、分档标准或季节不同（按原来的用电）", en: "other prices, bounds or season, for the earlier use")
    case .charges: return BilingualText(zh: "基本电费、力调等其他费用", en: "charges that are not by the kWh")
    case .energy:
      let change = later.total - earlier.total
      let size = change < .zero ? Energy.zero - change : change
      return BilingualText(
        zh: (change < .zero ? "少用" : "多用") + " \(size) 千瓦时（按原来的平均电价）",
        en: "\(size) kWh \(change < .zero ? "less" : "more"), at the earlier mean price")
    case .tiers: return BilingualText(zh: "进入的档位不同", en: "another share in the higher tiers")
    case .periods: return BilingualText(zh: "峰谷用电比例不同", en: "another share in each period")
    case .rounding: return BilingualText(zh: "四舍五入", en: "rounding to the fen")
    }
  }

  package var output: Output {
    [
      "earlier": .string(earlierTotal.yuan()), "later": .string(laterTotal.yuan()),
      "difference": .string(difference.yuan()),
      "parts": .array(
        parts.map { part in
          [
            "cause": .string(part.cause.rawValue), "amount": .string(part.amount.yuan()),
            "text": text(of: part).output,
          ]
        }), "text": text.output,
    ]
  }
}
