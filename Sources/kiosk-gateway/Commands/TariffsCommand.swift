import JSON
import Tariff

/// Lists, shows and checks price tables.
enum TariffsCommand: Command {
  static let name = "tariffs"
  static let summary = "the price tables: list, show, check"
  static let options: Set<String> = ["--folder", "--place", "--class", "--plan"]
  static let flags: Set<String> = ["--json"]
  static let help = """
    kiosk-gateway tariffs [--place 江苏] [--class residential] [--plan tou] [--folder DIR] [--json]
    kiosk-gateway tariffs show ID|FILE [--folder DIR] [--json]   one tariff, whole
    kiosk-gateway tariffs check FILE… [--json]                whether files hold tariffs
    kiosk-gateway tariffs check --folder DIR [--json]         all files of a folder

      --place NAME  only those whose place or id holds this; also --class and --plan, as the list
                    prints them
      --folder DIR  the utility's own tariff files, as in the setting 'tariffs'; a file there
                    takes the place of the built-in one with its name

    A broken file is told as FILE:LINE:COLUMN with what would be right; one is enough to end with 1.
    How to write a file: Docs/Tariffs.md.

      kiosk-gateway tariffs --place jiangsu
      kiosk-gateway tariffs check my-prices/*.json
    """

  static func run(_ arguments: Arguments) async throws {
    let asJSON = arguments.flags.contains("--json")
    let operands = arguments.operands
    if let word = operands.first,
      let option = ["--place", "--class", "--plan"].first(where: {
        arguments[$0] != nil
      })
    {
      throw CommandFailure.usage("\(option) is for the list, not for '\(word)'")
    }
    switch (operands.first, operands.count) {
    case (nil, _):
      let shelf = try TariffSource(folder: arguments["--folder"]).shelf
      let plans = shelf.plans.filter(try TariffFilter(arguments).search.finds)
      try Console.answer(
        asJSON ? Output.array(plans.map(\.summary)).text : list(plans))
    case ("show", 2):
      let plan = try TariffSource(folder: arguments["--folder"]).plan(operands[1])
      try Console.answer(asJSON ? plan.output.text : TariffText(plan).text)
    case ("check", 2...) where arguments["--folder"] == nil:
      try TariffCheck(files: Array(operands.dropFirst())).tell(asJSON: asJSON)
    case ("check", 1):
      guard let folder = arguments["--folder"] else {
        throw CommandFailure.usage(
          "name files, or a folder: kiosk-gateway tariffs check FILE… or --folder DIR")
      }
      try TariffCheck(folder: folder).tell(asJSON: asJSON)
    case ("check", _):
      throw CommandFailure.usage("check takes files or --folder, not both")
    case ("show", _): throw CommandFailure.usage("name one tariff: kiosk-gateway tariffs show ID")
    case (let word?, _):
      throw CommandFailure.usage("tariffs knows 'show' and 'check', not '\(word)'")
    }
  }

  private static func list(_ plans: [TariffPlan]) -> String {
    guard !plans.isEmpty else { return "没有符合条件的电价。\nNo tariff is like that." }
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
