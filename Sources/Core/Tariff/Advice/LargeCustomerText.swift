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

extension PowerFactorSaving {
  /// In kvarh, cut off: nobody plans capacitors by the millivar-hour.
  private var wholeThen: Int64 { reactiveThen.millivarHours / 1_000_000 }

  package var output: Output {
    let way: (String, Output) =
      switch way {
      case .to(let factor): ("powerFactor", "\(factor)")
      case .by(let kilovars): ("kvar", .integer(kilovars))
      }
    return .object([
      way, ("reactive", "\(reactive)"), ("reactiveThen", "\(reactiveThen)"),
      ("total", .string(total.yuan())), ("totalThen", .string(totalThen.yuan())),
      ("saving", .string(saving.yuan())), ("text", text.output),
    ])
  }

  package var text: BilingualText {
    let words: BilingualText =
      switch way {
      case .to(let factor):
        BilingualText(zh: "功率因数提高到 \(factor)", en: "with a power factor of \(factor)")
      case .by(let kilovars):
        BilingualText(
          zh: "加装 \(kilovars) 千乏电容器（一直投入）", en: "with \(kilovars) kvar of capacitors, always on")
      }
    return BilingualText(
      zh: "\(words.zh)：无功电量由 \(reactive) 降到 \(wholeThen) 千乏时，省 \(saving.yuan()) 元",
      en: "\(words.en): \(reactive) kvarh become \(wholeThen), \(saving.yuan()) yuan saved")
  }
}

extension BasisComparison {
  package var output: Output {
    [
      "total": .string(total.yuan()),
      "offers": .array(
        offers.map { offer in
          [
            "basis": .string(offer.basis.rawValue),
            "contractKW": offer.contract.map { "\($0)" } ?? nil,
            "total": .string(offer.total.yuan()),
            "saving": .string((total - offer.total).yuan()), "text": text(of: offer).output,
          ]
        }),
      "refused": .array(
        refusals.map { refusal in
          [
            "basis": .string(refusal.basis.rawValue), "code": .string(refusal.error.code),
            "text": refusal.error.message.output,
          ]
        }),
    ]
  }

  package func text(of offer: Offer) -> BilingualText {
    let saving = total - offer.total
    let size = saving < .zero ? Money.zero - saving : saving
    let zhChange = saving < .zero ? "多 \(size.yuan()) 元" : "省 \(size.yuan()) 元"
    let enChange = saving < .zero ? "\(size.yuan()) more" : "\(size.yuan()) less"
    let contract = offer.contract
    return BilingualText(
      zh: "\(offer.basis.name.zh)\(contract.map { "（最划算 \($0) 千瓦）" } ?? "")："
        + "\(offer.total.yuan()) 元，\(saving == .zero ? "与现在相同" : zhChange)",
      en: "\(offer.basis.name.en)\(contract.map { " (best at \($0) kW)" } ?? ""):"
        + " \(offer.total.yuan()) yuan, \(saving == .zero ? "as now" : enChange)")
  }
}

extension BasicCharge.Basis {
  package var name: BilingualText {
    switch self {
    case .capacity: BilingualText(zh: "按容量", en: "by capacity")
    case .contract: BilingualText(zh: "按合同最大需量", en: "by contract demand")
    case .maximum: BilingualText(zh: "按实际最大需量", en: "by measured demand")
    }
  }
}
