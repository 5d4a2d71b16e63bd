import Tariff
import Units

/// A bill as people read it on a terminal.
struct BillText {
  private let bill: Bill
  private let plan: TariffPlan
  private let usage: Usage

  init(_ bill: Bill, _ plan: TariffPlan, _ usage: Usage) {
    self.bill = bill
    self.plan = plan
    self.usage = usage
  }

  var text: String {
    [head, lines, reasons, rounding].compactMap { $0 }.joined(separator: "\n\n")
  }

  private var head: String {
    let days = "\(usage.from) – \(usage.to.adding(days: -1)), \(usage.total) kWh"
    let several =
      parts.count > 1
      ? "\n账期内有 \(parts.count) 个电价版本，逐行标明。"
        + "\n\(parts.count) versions of prices apply; each line names its own." : ""
    return "\(plan.name.zh)  \(plan.name.en)\n\(days)\(several)"
  }

  /// Tariff and version of each line, each once, in the order of the lines.
  private var parts: [String] {
    var parts: [String] = []
    for part in bill.lines.map(Self.part) where !parts.contains(part) { parts.append(part) }
    return parts
  }

  private static func part(_ line: BillLine) -> String { "\(line.tariff) \(line.version)" }

  private var lines: String {
    let showsParts = parts.count > 1
    let showsMonths = bill.lines.contains { $0.months != nil }
    var table = TextTable(rightColumns: showsMonths ? [0, 3, 4, 6, 7, 8] : [0, 3, 4, 6, 7])
    table.add(
      ["", "项目 item", "时段 period", "档 tier", "数量 quantity", "", "单价 price"]
        + (showsMonths ? ["月数 months"] : []) + ["金额 yuan"]
        + (showsParts ? ["电价版本 tariff, version"] : []))
    for (index, line) in bill.lines.enumerated() {
      let cells = [
        "\(index + 1)", "\(line.componentName.zh) \(line.componentName.en)",
        line.period.map { "\($0.name.zh) \($0.name.en)" } ?? "-", line.tier.map { "\($0)" } ?? "-",
        "\(line.quantity)", line.quantity.unit, Self.text(line.price),
      ]
      let months = showsMonths ? [line.months.map { "\($0)" } ?? "-"] : []
      table.add(cells + months + ["\(line.amount)"] + (showsParts ? [Self.part(line)] : []))
    }
    table.add(
      ["", "合计 total", "", "", "", "", ""] + (showsMonths ? [""] : []) + ["\(bill.total)"])
    return table.text
  }

  /// A ratio as percent: only money stands as a bare number.
  private static func text(_ price: UnitPrice) -> String {
    if case .ratio(let ratio) = price { ratio.percent } else { "\(price)" }
  }

  private var reasons: String? {
    guard !bill.lines.isEmpty else { return nil }
    var table = TextTable(rightColumns: [0])
    for (index, line) in bill.lines.enumerated() {
      let why = line.why
      table.add(["\(index + 1)", why.zh])
      table.add(["", why.en])
    }
    return table.text
  }

  private var rounding: String? {
    guard bill.exact != bill.total else { return nil }
    return "每行按电价规定取整；不取整合计 \(bill.exact.yuan()) 元。\n"
      + "Each line is rounded as the tariff says; unrounded they add up to \(bill.exact.yuan())"
      + " yuan."
  }
}
