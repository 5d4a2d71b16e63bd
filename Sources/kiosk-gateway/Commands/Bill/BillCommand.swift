import JSON
import Tariff

/// Makes one bill, and says what else a visitor or an analyst asks about it.
enum BillCommand: Command {
  static let name = "bill"
  static let summary = "one bill, with the reason of every line, and what it would be otherwise"
  static let options: Set<String> = [
    "--tariff", "--usage", "--folder", "--compare", "--shift", "--earlier", "--power-factor",
    "--kvar",
  ]
  static let repeatable: Set<String> = ["--appliance"]
  static let flags: Set<String> = ["--json", "--advice"]
  static let help = """
    kiosk-gateway bill --tariff ID|FILE --usage FILE|- [--folder DIR] [--json] [questions]
    kiosk-gateway bill --appliance list

      --tariff ID|FILE  a tariff of the list (kiosk-gateway tariffs), or a tariff file
      --usage FILE|-    what was used, as JSON from a file or standard input ('to' not included):
                        {"from":"2026-01-01","to":"2026-02-01","energy":{"total":"240"},
                         "before":"1200","household":{"persons":5}}
                        With peak and valley: "energy":{"peak":"120","valley":"80"}.
                        'before' is what the month or the tier year already held, in kWh.
      --folder DIR      the utility's own tariff files, as in the setting 'tariffs'
      --json            the bill as JSON; answers to questions under "advice"

    Questions:
      --advice             what one more kWh costs, how far the next tier is; for large customers
                           load factor, mean price, and each choice of basic charge
      --compare ID,ID|all-of-place
                           the same usage with other tariffs, the cheapest first
      --shift KWH:FROM:TO  with so many kWh moved: from and to a period (peak, valley …), or, where
                           the usage has half hours, hours such as 18:00-22:00
      --appliance NAME     what it costs on top; may repeat; 'list' prints those that are known
      --earlier FILE       why the bill is not that of an earlier usage, such as last year's
      --power-factor 0.95  what that would save    --kvar 120  what such capacitors would save

      echo '{"from":"2026-07-01","to":"2026-08-01","energy":{"peak":"200","valley":"100"}}' |
        kiosk-gateway bill --tariff jiangsu-2021-tiers-tou --usage - --advice \\
          --compare all-of-place --shift 60:peak:valley --appliance air-conditioner

      echo '{"from":"2026-01-01","to":"2026-02-01","energy":{"total":"240"}}' |
        kiosk-gateway bill --tariff beijing-2012-tiers --usage -
    """

  static func run(_ arguments: Arguments) async throws {
    try arguments.allowOperands(0)
    let asJSON = arguments.flags.contains("--json")
    if arguments.all("--appliance") == ["list"] {
      let list = Appliance.catalogue
      return try Console.answer(
        asJSON ? Output.array(list.map(\.output)).text : AdviceReport.table(of: list))
    }
    let tariff = try arguments.required("--tariff", "a tariff's id or file")
    let file = try arguments.required("--usage", "a file, or - for standard input")
    let call = try AdviceCall(arguments)
    let source = try TariffSource(folder: arguments["--folder"])
    let plan = try source.plan(tariff)
    let usage = try UsageFile.read(file)
    let bill: Bill
    var advice: Advice?
    do throws(AdviceError) {
      if let call {
        let found = try Advice(call.question, plan: plan, usage: usage, shelf: source.shelf)
        bill = found.bill
        advice = found
      } else {
        bill = try Self.bill(plan, usage, source.shelf)
      }
    } catch {
      throw CommandFailure.refused(error.code, error.message.en)
    }
    if asJSON { return try Console.answer(json(bill, advice)) }
    let report = call.flatMap { call in
      advice.map { AdviceReport($0, showsAll: call.wantsAll).text }
    }
    try Console.answer(
      [BillText(bill, plan, usage).text, report].compactMap { $0 }.joined(separator: "\n\n"))
  }

  private static func bill(
    _ plan: TariffPlan, _ usage: Usage, _ shelf: TariffShelf
  ) throws(AdviceError) -> Bill {
    do throws(BillError) {
      return try plan.bill(for: usage, shelf: shelf)
    } catch {
      throw .bill(error)
    }
  }

  /// The bill's own members, and beside them the advice where there was a question.
  private static func json(_ bill: Bill, _ advice: Advice?) -> String {
    guard let advice, case .object(let members) = bill.output else { return bill.output.text }
    return Output.object(members + [("advice", advice.output)]).text
  }
}
