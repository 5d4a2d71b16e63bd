package import JSON
package import Units

/// What the next kilowatt-hour costs on top of a usage: by how much the unrounded bill grows.
///
/// Where less than that is left in a tier there is a part for each tier. The sum is the bill's own,
/// with free energy, minimum and power factor in it.
package struct OneMoreKilowattHour: Hashable, Sendable {
  /// `nil` for a tariff without periods.
  package let period: Period?
  /// One, or several at the bound of a tier; together `energy`.
  package let parts: [Part]

  package struct Part: Hashable, Sendable {
    /// From 1; `nil` for a tariff without tiers.
    package let tier: Int?
    package let energy: Energy
    package let cost: Money
  }

  package static let energy = Energy(milliwattHours: 1_000_000)

  package var cost: Money { parts.reduce(.zero) { $0 + $1.cost } }

  /// For every period that can be in force in the bill's last month.
  package static func all(
    plan: TariffPlan, usage: Usage, shelf: TariffShelf?
  ) throws(BillError) -> [OneMoreKilowattHour] {
    let position = try TierPosition(plan: plan, usage: usage, shelf: shelf)
    let now = try plan.bill(for: usage, shelf: shelf).exact
    var result: [OneMoreKilowattHour] = []
    for period in position.periods(of: usage) {
      var parts: [Part] = []
      var last = (energy: Energy.zero, exact: now)
      for step in position.steps {
        guard let more = try usage.adding(step.upTo, in: period, last: position.part) else {
          break
        }
        let exact = try plan.bill(for: more, shelf: shelf).exact
        parts.append(
          Part(tier: step.tier, energy: step.upTo - last.energy, cost: exact - last.exact))
        last = (step.upTo, exact)
      }
      if !parts.isEmpty { result.append(OneMoreKilowattHour(period: period, parts: parts)) }
    }
    return result
  }
}

extension TierPosition {
  /// One kilowatt-hour cut at the bounds that lie within it.
  fileprivate var steps: [(tier: Int?, upTo: Energy)] {
    guard part.version.tiers != nil else { return [(nil, OneMoreKilowattHour.energy)] }
    var steps: [(tier: Int?, upTo: Energy)] = []
    for (index, bound) in bounds.enumerated().dropFirst(tier - 1) {
      let room = bound - count
      guard room < OneMoreKilowattHour.energy else { break }
      steps.append((index + 1, room))
    }
    return steps + [(tier + steps.count, OneMoreKilowattHour.energy)]
  }
}

extension OneMoreKilowattHour {
  package var text: BilingualText {
    let zhWhen = period.map { "\($0.name.zh)时段" } ?? ""
    let enWhen = period.map { " at \($0.name.en)" } ?? ""
    guard parts.count > 1 else {
      let tier = parts[0].tier
      let zhTier = tier.map { "（第 \($0) 档）" } ?? ""
      let enTier = tier.map { " (tier \($0))" } ?? ""
      return BilingualText(
        zh: "\(zhWhen)再用 1 千瓦时：\(cost.yuan()) 元\(zhTier)",
        en: "one more kWh\(enWhen): \(cost.yuan()) yuan\(enTier)")
    }
    let zhParts = parts.map {
      "第 \($0.tier ?? 1) 档 \($0.energy) 千瓦时 \($0.cost.yuan()) 元"
    }
    let enParts = parts.map { "\($0.energy) kWh of tier \($0.tier ?? 1) \($0.cost.yuan())" }
    return BilingualText(
      zh: "\(zhWhen)再用 1 千瓦时：\(cost.yuan()) 元，正好跨档：" + zhParts.joined(separator: "，"),
      en: "one more kWh\(enWhen): \(cost.yuan()) yuan, across a bound: "
        + enParts.joined(separator: ", "))
  }

  package var output: Output {
    [
      "period": period.map { .string($0.rawValue) } ?? nil, "kWh": "\(Self.energy)",
      "cost": .string(cost.yuan()),
      "parts": .array(
        parts.map { part in
          [
            "tier": part.tier.map { .integer(Int64($0)) } ?? nil, "kWh": "\(part.energy)",
            "cost": .string(part.cost.yuan()),
          ]
        }), "text": text.output,
    ]
  }
}
