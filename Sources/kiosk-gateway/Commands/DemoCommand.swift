import Gateway
import Glibc

/// The gateway on a hall that is simulated as a whole.
enum DemoCommand: Command {
  static let name = "demo"
  static let summary = "a whole hall in simulation, and the gateway on it"
  static let help = """
    kiosk-gateway demo [--listen HOST:PORT] [--data DIR] [--seed N]

    Simulates four meters on an RS-485 line and behind a concentrator, the lamps and the strips,
    and serves the page. Simulated customers live a month in ten minutes.

      --listen HOST:PORT  numeric (default 127.0.0.1:8645); port 0 takes any that is free
      --data DIR          where everything is kept (default: kiosk-gateway/demo below
                          $XDG_STATE_HOME, else below ~/.local/state). Its demo.json holds the
                          settings of the hall, made at the first start, yours to change
      --seed N            other households (at the first start in a folder; default 1)

    Prints 'kiosk page: http://…' when the page answers; Ctrl-C ends everything.
    """
  static let options: Set<String> = ["--listen", "--data", "--seed"]

  static func run(_ arguments: Arguments) async throws {
    let stop = try StopSignal()
    try arguments.allowOperands(0)
    let seed = arguments["--seed"] ?? "1"
    guard let number = Int32(seed), number >= 0 else {
      throw CommandFailure.usage("--seed is a whole number from 0 on, not '\(seed)'")
    }
    let data = DataFolder(path: try arguments["--data"] ?? usualFolder())
    try data.prepare()
    Console.print("data: \(data.path)")
    let isNew = try Files.create(data.demoSettings, DemoSettings.text(seed: Int(number)))
    let settings = try SettingsFile.read(data.demoSettings)
    if !isNew, arguments["--seed"] != nil, settings.simulation.seed != Int(number) {
      throw CommandFailure.usage(
        "\(data.demoSettings) has seed \(settings.simulation.seed) already; "
          + "change it there, or choose another --data")
    }
    try await GatewayRun(
      settings: settings, path: data.demoSettings, data: data, listen: arguments["--listen"]
    ).run(until: stop)
  }

  private static func usualFolder() throws -> String {
    func variable(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    if let state = variable("XDG_STATE_HOME") { return state + "/kiosk-gateway/demo" }
    guard let home = variable("HOME") else {
      throw CommandFailure.usage("--data is missing, and $HOME names no folder to take instead")
    }
    return home + "/.local/state/kiosk-gateway/demo"
  }
}
