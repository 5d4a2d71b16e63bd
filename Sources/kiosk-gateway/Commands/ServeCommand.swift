import Gateway
import LinuxSockets

/// The gateway on real devices, and on simulated ones where the settings say so.
enum ServeCommand: Command {
  static let name = "serve"
  static let summary = "the gateway of a hall"
  static let help = """
    kiosk-gateway serve --config FILE [--data DIR] [--listen HOST:PORT]

    Reads the meters, drives the lamps and serves the page until it is stopped.

      --config FILE       the settings; an example is Docs/example-settings.json
      --data DIR          where readings are kept, instead of the setting 'data'
      --listen HOST:PORT  numeric, instead of the setting 'listen' (usual: 127.0.0.1:8645);
                          port 0 takes any that is free. Only 127.0.0.1 keeps visitors' networks out

    Prints 'kiosk page: http://…' when the page answers. Ctrl-C or SIGTERM ends it; the lights go
    out then. kiosk-gateway check --config FILE says beforehand what would fail.
    """
  static let options: Set<String> = ["--config", "--data", "--listen"]

  static func run(_ arguments: Arguments) async throws {
    let stop = try StopSignal()
    try arguments.allowOperands(0)
    let path = try arguments.required("--config", "the settings file")
    let settings = try SettingsFile.read(path)
    guard let data = arguments["--data"] ?? settings.dataFolder else {
      throw CommandFailure.usage(
        "\(path) names no folder for readings: add \"data\": \"/var/lib/kiosk-gateway\", or --data")
    }
    try await GatewayRun(
      settings: settings, path: path, data: DataFolder(path: data), listen: arguments["--listen"]
    ).run(until: stop)
  }
}
