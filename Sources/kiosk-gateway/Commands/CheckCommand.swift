import Gateway
import Glibc
import JSON

/// Examines settings and devices, and says what would fail and how to mend it.
enum CheckCommand: Command {
  static let name = "check"
  static let summary = "what of a hall would fail, and how to mend it"
  static let help = """
    kiosk-gateway check --config FILE [--data DIR] [--listen HOST:PORT] [--json]

    Examines the settings, every line and meter, the pins, the store and the page's address without
    changing anything, and says how to mend what would fail. Stop the gateway first: what it holds
    is reported as in use. Ends with 1 where something would fail.
    """
  static let options: Set<String> = ["--config", "--data", "--listen"]
  static let flags: Set<String> = ["--json"]

  static func run(_ arguments: Arguments) async throws {
    try arguments.allowOperands(0)
    let path = try arguments.required("--config", "the settings file")
    let settings = try SettingsFile.read(path)
    var report = CheckReport()
    report.add("settings", .fine("\(path) is in order"))
    HallCheck.tariffs(settings, &report)
    await HallCheck.lines(settings, &report)
    HallCheck.board(settings, &report)
    await HallCheck.store(arguments["--data"] ?? settings.dataFolder, &report)
    HallCheck.page(
      settings.pageFolder,
      listen: arguments["--listen"] ?? settings.listen ?? GatewayRun.usualAddress, &report)
    try Console.answer(arguments.flags.contains("--json") ? report.output.text : report.text)
    if report.hasProblem { exit(1) }
  }
}
