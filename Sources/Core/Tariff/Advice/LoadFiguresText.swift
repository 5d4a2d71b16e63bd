package import JSON
import Units

extension LoadFigures {
  package var output: Output {
    [
      "kWh": "\(energy)", "maximumKW": maximum.map { "\($0)" } ?? nil,
      "loadFactorPercent": loadFactor.map { .string($0.percentNumber) } ?? nil,
      "meanPrice": meanPrice.map { "\($0)" } ?? nil,
      "peakPercent": peakShare.map { .string($0.percentNumber) } ?? nil,
      "shares": .array(
        shares.map { share in
          [
            "period": .string(share.period.rawValue), "kWh": "\(share.energy)",
            "percent": share.share.map { .string($0.percentNumber) } ?? nil,
          ]
        }), "text": text.output,
    ]
  }

  package var text: BilingualText {
    var zh: [String] = []
    var en: [String] = []
    if let meanPrice {
      zh.append("平均每千瓦时 \(meanPrice) 元")
      en.append("\(meanPrice) yuan per kWh in the mean")
    }
    if let loadFactor, let maximum {
      zh.append("负荷率 \(loadFactor.percent)（最大需量 \(maximum) 千瓦）")
      en.append("load factor \(loadFactor.percent) of \(maximum) kW")
    }
    if let peakShare {
      zh.append("尖峰和高峰电量占 \(peakShare.percent)")
      en.append("\(peakShare.percent) used at critical and peak hours")
    }
    guard !zh.isEmpty else {
      return BilingualText(zh: "没有用电", en: "no energy was used")
    }
    return BilingualText(
      zh: zh.joined(separator: "；"), en: en.joined(separator: "; "))
  }
}
