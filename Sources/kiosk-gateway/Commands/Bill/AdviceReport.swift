import Tariff
import Units

/// Advice as people read it on a terminal, Chinese first.
struct AdviceReport {
  private let advice: Advice
  private let showsAll: Bool

  /// `showsAll`: also what nobody asked for by name.
  init(_ advice: Advice, showsAll: Bool) {
    self.advice = advice
    self.showsAll = showsAll
  }

  var text: String {
    let sections = [
      showsAll ? next : nil, comparison, appliances, difference, showsAll ? large : nil,
      powerFactor,
    ]
    return sections.compactMap { $0 }.joined(separator: "\n\n")
  }

  private var next: String {
    let texts = advice.oneMore.map(\.text) + (advice.nextTier.map { [$0.text] } ?? [])
    return Self.section("接下来 next", texts)
  }

  private var comparison: String? {
    guard let comparison = advice.comparison else { return nil }
    let shift = advice.shift
    var table = TextTable(rightColumns: shift == nil ? [1, 2, 3] : [1, 2, 3, 4, 5])
    let titles = ["方案 tariff", "元 yuan", "相差 less or more", "%"]
    table.add(titles + (shift == nil ? [] : ["移动后 moved", "节省 saved"]))
    for offer in comparison.offers {
      let mark = offer.plan == comparison.reference ? " *" : ""
      let cells = [
        offer.plan + mark, "\(offer.total)", offer.difference.map { "\($0)" } ?? "-",
        offer.share?.percent ?? "-",
      ]
      let moved = offer.shifted.map { "\($0)" } ?? "-"
      let saved = offer.shiftSaving.map { "\($0)" } ?? "-"
      table.add(cells + (shift == nil ? [] : [moved, saved]))
    }
    let notes = comparison.offers.flatMap { offer in
      offer.note.map { ["  \(offer.plan)：\($0.zh)", "  \(offer.plan): \($0.en)"] } ?? []
    }
    let refusals = comparison.refusals.flatMap {
      ["  \($0.plan)：\($0.error.message.zh)", "  \($0.plan): \($0.error.message.en)"]
    }
    let head = Self.section(
      "比较方案 plans (* 当前 present)", [comparison.text] + (shift.map { [$0.text] } ?? []))
    let refused = refusals.isEmpty ? [] : ["无法计算 without a bill:"] + refusals
    return ([head, Self.indented(table.text)] + notes + refused).joined(separator: "\n")
  }

  private var appliances: String? {
    advice.appliances.isEmpty
      ? nil : Self.section("电器 appliances", advice.appliances.map(\.text))
  }

  private var difference: String? {
    guard let difference = advice.difference else { return nil }
    let parts = difference.parts.map { difference.text(of: $0) }
    return Self.section("与之前相比 against the earlier bill", [difference.text] + parts)
  }

  private var large: String? {
    guard let load = advice.load else { return nil }
    var texts = [load.text]
    if let basis = advice.basis {
      texts += basis.offers.map { basis.text(of: $0) }
      texts += basis.refusals.map { refusal in
        let words = refusal.error.message
        return BilingualText(
          zh: "\(refusal.basis.name.zh)：\(words.zh)", en: "\(refusal.basis.name.en): \(words.en)")
      }
    }
    return Self.section("大工业用户 large customer", texts)
  }

  private var powerFactor: String? {
    advice.powerFactor.isEmpty
      ? nil : Self.section("功率因数 power factor", advice.powerFactor.map(\.text))
  }

  /// The appliances that `--appliance` knows.
  static func table(of appliances: [Appliance]) -> String {
    var table = TextTable(rightColumns: [1, 2])
    table.add(["名称 name", "瓦 W", "每天 kWh a day", "时间 hours", "月 months", "等级 grade", ""])
    for appliance in appliances {
      let months = appliance.months
      table.add([
        appliance.id, "\(appliance.watts)", "\(appliance.energyPerDay)",
        appliance.hours.map { "\($0)" }.joined(separator: ", "),
        months == .all ? "1–12" : months.numbers.map { "\($0)" }.joined(separator: ", "),
        appliance.grade, "\(appliance.name.zh)  \(appliance.name.en)",
      ])
    }
    return table.text
      + "\n\n功率为常见型号的数值；自家电器请看铭牌或能效标识。"
      + "\nPowers are of common models; look at the nameplate or the energy label of your own."
  }

  private static func section(_ title: String, _ texts: [BilingualText]) -> String {
    ([title] + texts.flatMap { ["  \($0.zh)", "  \($0.en)"] }).joined(separator: "\n")
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
      .joined(separator: "\n")
  }
}
