import Glibc
import JSON

/// The program: finds the command, runs it, and turns what it throws into words and an exit code.
@main
enum KioskGateway {
  static let version = "0.1.0"

  /// In the order of `help`.
  static let commands: [any Command.Type] = [
    DemoCommand.self, ServeCommand.self, SimulateCommand.self, ReadCommand.self,
    ScanCommand.self, WriteCommand.self, ControlCommand.self, SetClockCommand.self,
    FreezeCommand.self, SetRateCommand.self, SetAddressCommand.self, SetPasswordCommand.self,
    ClearCommand.self, OutputCommand.self, MonitorCommand.self, DecodeCommand.self,
    BillCommand.self, TariffsCommand.self, CheckCommand.self,
  ]

  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    var words = CommandLine.arguments.dropFirst()
    let first = words.popFirst() ?? "help"
    let command = commands.first { $0.name == first }
    do {
      switch first {
      case "--version":
        try refuse(words)
        try Console.answer("kiosk-gateway \(version)")
      case "help", "--help", "-h":
        let name = words.popFirst()
        try refuse(words)
        try help(name)
      default:
        guard let command else {
          throw CommandFailure.usage(
            "kiosk-gateway has no command '\(first)'; see: kiosk-gateway help")
        }
        if words.contains("--help") || words.contains("-h") { return try help(first) }
        try await command.run(Arguments(words, for: command))
      }
    } catch {
      let failure =
        error as? CommandFailure
        ?? CommandFailure(exitCode: 1, code: "failed", message: "\(error)")
      let isJSON = command?.flags.contains("--json") == true && words.contains("--json")
      tell(failure, asJSON: isJSON)
      exit(failure.exitCode)
    }
  }

  private static func tell(_ failure: CommandFailure, asJSON: Bool) {
    guard asJSON else { return Console.complain(failure.message) }
    let error: Output = ["code": .string(failure.code), "message": .string(failure.message)]
    Console.print(Output.object([("error", error)] + failure.details).text)
  }

  private static func refuse(_ words: ArraySlice<String>) throws(CommandFailure) {
    guard let word = words.first else { return }
    throw .usage("'\(word)' is one word too many")
  }

  private static func help(_ name: String?) throws(CommandFailure) {
    guard let name else { return try Console.answer(overview) }
    guard let command = commands.first(where: { $0.name == name }) else {
      throw .usage("there is no command '\(name)'; see: kiosk-gateway help")
    }
    try Console.answer(command.help)
  }

  private static var overview: String {
    let list = commands.map { command in
      let padding = String(repeating: " ", count: max(2, 14 - command.name.utf8.count))
      return "  \(command.name)\(padding)\(command.summary)"
    }
    return """
      kiosk-gateway \(version): the device gateway of an electricity hall

      \(list.joined(separator: "\n"))

      kiosk-gateway help COMMAND tells more. Exit: 0 done, 1 no, 2 wrong call.
      """
  }
}
