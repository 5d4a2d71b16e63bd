package import JSON
import Units

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
