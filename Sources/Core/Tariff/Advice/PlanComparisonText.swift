package import JSON
package import Units

extension PlanComparison {
  /// One sentence: which plan is the cheapest, and by how much.
  package var text: BilingualText {
    guard let best = offers.first else {
      return BilingualText(zh: "没有一种方案能计算此用电", en: "none of the plans can bill this usage")
    }
    if offers.count == 1, refusals.isEmpty { return best.text }
    guard let own = offers.first(where: { $0.plan == reference }), own.total > best.total else {
      return offers.contains { $0.plan == reference }
        ? BilingualText(
          zh: "当前方案已是最便宜的（\(best.total.yuan()) 元）",
          en: "no plan is cheaper than the present one (\(best.total.yuan()) yuan)")
        : BilingualText(
          zh: "最便宜：\(best.name.zh)，\(best.total.yuan()) 元",
          en: "cheapest: \(best.name.en), \(best.total.yuan()) yuan")
    }
    let saved = own.total - best.total
    let share = Ratio.share(saved, of: own.total).map { " (\($0.percent))" } ?? ""
    return BilingualText(
      zh: "最便宜：\(best.name.zh)，\(best.total.yuan()) 元，比当前方案少 \(saved.yuan()) 元\(share)",
      en: "cheapest: \(best.name.en), \(best.total.yuan()) yuan, \(saved.yuan()) yuan\(share) less"
        + " than the present plan")
  }

  package var output: Output {
    [
      "reference": .string(reference), "plans": .array(offers.map(\.output)),
      "refused": .array(
        refusals.map { refusal in
          [
            "tariff": .string(refusal.plan), "name": refusal.name.output,
            "code": .string(refusal.error.code), "text": refusal.error.message.output,
          ]
        }), "text": text.output,
    ]
  }
}

extension PlanComparison.Offer {
  /// What the shift saves with this plan; negative where it costs more.
  package var shiftSaving: Money? { shifted.map { total - $0 } }

  /// What the sum takes for granted.
  package var note: BilingualText? {
    guard isCountUnknown else { return nil }
    return BilingualText(
      zh: "该方案按年计档，本年度此前用电未知，按 0 计",
      en: "it counts by the year; the use before this bill is not known and taken as 0")
  }

  /// Of a plan that stands alone: what a shift makes of it.
  fileprivate var text: BilingualText {
    let head = BilingualText(zh: "\(total.yuan()) 元", en: "\(total.yuan()) yuan")
    guard let shifted, let shiftSaving else { return head }
    return BilingualText(
      zh: head.zh + "，移动后 \(shifted.yuan()) 元，省 \(shiftSaving.yuan()) 元",
      en: head.en + ", \(shifted.yuan()) with the energy moved: \(shiftSaving.yuan()) saved")
  }

  fileprivate var output: Output {
    [
      "tariff": .string(plan), "name": name.output, "total": .string(total.yuan()),
      "exact": .string(exact.yuan(decimals: Bill.exactDecimals)),
      "difference": difference.map { .string($0.yuan()) } ?? nil,
      "percent": share.map { .string($0.percentNumber) } ?? nil,
      "note": note?.output ?? nil, "shifted": shifted.map { .string($0.yuan()) } ?? nil,
      "shiftSaving": shiftSaving.map { .string($0.yuan()) } ?? nil,
    ]
  }
}
