import JSON
import Tariff
import Units

/// Makes one bill.
enum BillCommand: Command {
  static let name = "bill"
  static let summary = "one bill, with the reason of every line"
  static let options: Set<String> = ["--tariff", "--usage", "--folder"]
  static let flags: Set<String> = ["--json"]
  static let help = """
    kiosk-gateway bill --tariff ID|FILE --usage FILE|- [--folder DIR] [--json]

      --tariff ID|FILE  a tariff of the list (kiosk-gateway tariffs), or a tariff file
      --usage FILE|-    what was used, as JSON from a file or standard input ('to' not included):
                        {"from":"2026-01-01","to":"2026-02-01","energy":{"total":"240"},
                         "before":"1200","household":{"persons":5}}
                        With peak and valley: "energy":{"peak":"120","valley":"80"}.
                        'before' is what the month or the tier year already held, in kWh.
      --folder DIR      the utility's own tariff files, as in the setting 'tariffs'
      --json            the bill as JSON

      echo '{"from":"2026-01-01","to":"2026-02-01","energy":{"total":"240"}}' |
        kiosk-gateway bill --tariff beijing-2012-tiers --usage -
    """

  static func run(_ arguments: Arguments) async throws {
    try arguments.allowOperands(0)
    let tariff = try arguments.required("--tariff", "a tariff's id or file")
    let file = try arguments.required("--usage", "a file, or - for standard input")
    let source = try TariffSource(folder: arguments["--folder"])
    let plan = try source.plan(tariff)
    let usage = try usage(in: file)
    let bill: Bill
    do {
      bill = try plan.bill(for: usage, shelf: source.shelf)
    } catch {
      throw CommandFailure.refused(error.code, error.message.en)
    }
    try Console.answer(
      arguments.flags.contains("--json") ? bill.output.text : text(of: bill, plan, usage))
  }

  private static func usage(in file: String) throws -> Usage {
    let bytes = try Files.read(file, limit: Value.Limits.standard.byteCount)
    do {
      return try Usage(json: Value.parse(bytes, dialect: .file))
    } catch {
      let name = file == "-" ? "standard input" : file
      throw CommandFailure.refused("badUsage", error.description(inFile: name))
    }
  }

  private static func text(of bill: Bill, _ plan: TariffPlan, _ usage: Usage) -> String {
    var table = TextTable(rightColumns: [0, 3, 4, 5, 6])
    table.add(["", "项目 item", "时段 period", "档 tier", "电量 kWh", "单价 yuan/kWh", "金额 yuan"])
    for (index, line) in bill.lines.enumerated() {
      table.add([
        "\(index + 1)", "\(line.componentName.zh) \(line.componentName.en)",
        line.period.map { "\($0.name.zh) \($0.name.en)" } ?? "-", line.tier.map { "\($0)" } ?? "-",
        "\(line.quantity)", "\(line.price)", "\(line.amount)",
      ])
    }
    table.add(["", "合计 total", "", "", "", "", "\(bill.total)"])
    var reasons = TextTable(rightColumns: [0])
    for (index, line) in bill.lines.enumerated() {
      reasons.add(["\(index + 1)", line.why.zh])
      reasons.add(["", line.why.en])
    }
    let head =
      "\(plan.name.zh)  \(plan.name.en)\n"
      + "\(usage.from) – \(usage.to.adding(days: -1)), \(usage.total) kWh"
    let rounding =
      bill.exact == bill.total
      ? ""
      : "\n\n每行四舍五入到分；不取整合计 \(bill.exact.yuan()) 元。\n"
        + "Each line is rounded to the fen; unrounded they add up to \(bill.exact.yuan()) yuan."
    return "\(head)\n\n\(table.text)\n\n\(reasons.text)\(rounding)"
  }
}
