import JSON
import Tariff

/// Lists, shows and checks price tables.
enum TariffsCommand: Command {
  static let name = "tariffs"
  static let summary = "the price tables: list, show, check"
  static let options: Set<String> = ["--folder"]
  static let flags: Set<String> = ["--json"]
  static let help = """
    kiosk-gateway tariffs [--folder DIR] [--json]       every tariff it knows
    kiosk-gateway tariffs show ID [--folder DIR] [--json]  one tariff, whole
    kiosk-gateway tariffs check FILE [--json]           whether a file holds a tariff

      --folder DIR  the utility's own tariff files, as in the setting 'tariffs'; a file there
                    takes the place of the built-in one with its name

    How to write a file: Docs/Tariffs.md.
    """

  static func run(_ arguments: Arguments) async throws {
    let asJSON = arguments.flags.contains("--json")
    switch (arguments.operands.first, arguments.operands.count) {
    case (nil, _):
      let shelf = try TariffSource(folder: arguments["--folder"]).shelf
      try Console.answer(asJSON ? shelf.output.text : list(shelf.plans))
    case ("show", 2):
      let plan = try TariffSource(folder: arguments["--folder"]).plan(arguments.operands[1])
      try Console.answer(asJSON ? plan.output.text : TariffText(plan).text)
    case ("check", 2):
      let file = arguments.operands[1]
      let plan = try TariffSource.plan(file: file)
      try Console.answer(
        asJSON ? plan.summary.text : "\(file): in order\n\n\(TariffText(plan).text)")
    case ("show", _): throw CommandFailure.usage("name one tariff: kiosk-gateway tariffs show ID")
    case ("check", _): throw CommandFailure.usage("name one file: kiosk-gateway tariffs check FILE")
    case (let word?, _):
      throw CommandFailure.usage("tariffs knows 'show' and 'check', not '\(word)'")
    }
  }

  private static func list(_ plans: [TariffPlan]) -> String {
    var table = TextTable()
    table.add(["编号 id", "地区 place", "用户 class", "方案 plan", "执行 valid", "等级 grade", "名称 name"])
    for plan in plans {
      table.add([
        plan.id, plan.place, plan.customerClass.rawValue, plan.kind.rawValue,
        "\(plan.validFrom) – \(plan.validTo.map { "\($0)" } ?? "")", plan.newest.source.grade,
        plan.name.zh,
      ])
    }
    return table.text
  }
}
