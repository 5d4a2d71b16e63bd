import Units

/// Why the power factor changes a line: what the sentence is made of.
///
/// A bill has one for nearly each of its lines, so the sentence is not made before it is read.
package struct PowerFactorReason: Hashable, Sendable {
  let factor: PowerFactor
  let standard: PowerFactorRule.Standard
  let rate: Ratio
  let active: Energy
  let reactive: ReactiveEnergy
  /// The component of the line that is changed; `nil`: the sum of all that take part.
  let component: BilingualText?

  var text: BilingualText {
    let zhWhat = component.map { "对“\($0.zh)”" } ?? "对参加力调的电费之和"
    let enWhat = component.map { "on \"\($0.en)\"" } ?? "on the sum of what takes part"
    let zhHead =
      "功率因数 \(factor)（有功 \(active) 千瓦时、无功 \(reactive) 千乏时），标准 \(standard.rawValue)："
    let enHead =
      "power factor \(factor) (\(active) kWh, \(reactive) kvarh), standard \(standard.rawValue): "
    if rate == .zero {
      return BilingualText(zh: zhHead + "不增不减", en: enHead + "neither more nor less")
    }
    return rate > .zero
      ? BilingualText(
        zh: zhHead + "低于标准，\(zhWhat)增收 \(rate.percent)",
        en: enHead + "below it, \(rate.percent) more \(enWhat)")
      : BilingualText(
        zh: zhHead + "高于标准，\(zhWhat)减收 \(Ratio(units: -rate.units).percent)",
        en: enHead + "above it, \(Ratio(units: -rate.units).percent) less \(enWhat)")
  }
}
