import Glibc

/// The program: finds the command, runs it, and turns what it throws into words and an exit code.
@main
enum KioskGateway {
  static let version = "0.1.0"

  /// In the order of `help`.
  static let commands: [any Command.Type] = [
    DemoCommand.self, ServeCommand.self, SimulateCommand.self, ReadCommand.self,
    DecodeCommand.self, BillCommand.self, TariffsCommand.self, CheckCommand.self,
  ]

  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    var words = CommandLine.arguments.dropFirst()
    let first = words.popFirst() ?? "help"
    switch first {
    case "--version": Console.print("kiosk-gateway \(version)")
    case "help", "--help", "-h": finish(help(words.first))
    default:
      guard let command = commands.first(where: { $0.name == first }) else {
        Console.complain("kiosk-gateway has no command '\(first)'; see: kiosk-gateway help")
        exit(2)
      }
      if words.contains("--help") || words.contains("-h") { finish(help(first)) }
      await run(command, words: words)
    }
  }

  private static func run(_ command: any Command.Type, words: ArraySlice<String>) async {
    do {
      try await command.run(Arguments(words, for: command))
    } catch {
      let failure =
        error as? CommandFailure
        ?? CommandFailure(exitCode: 1, code: "failed", message: "\(error)")
      if command.flags.contains("--json"), words.contains("--json") {
        Console.print(
          #"{"error":{"code":\#(quoted(failure.code)),"message":\#(quoted(failure.message))}}"#)
      } else {
        Console.complain(failure.message)
      }
      exit(failure.exitCode)
    }
  }

  private static func help(_ name: String?) -> Int32 {
    guard let name else {
      Console.print("kiosk-gateway \(version): the device gateway of an electricity hall\n")
      for command in commands {
        let padding = String(repeating: " ", count: max(1, 10 - command.name.utf8.count))
        Console.print("  \(command.name)\(padding)\(command.summary)")
      }
      Console.print("\nkiosk-gateway help COMMAND tells more. Exit: 0 done, 1 no, 2 wrong call.")
      return 0
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      Console.complain("there is no command '\(name)'; see: kiosk-gateway help")
      return 2
    }
    Console.print(command.help)
    return 0
  }

  private static func finish(_ code: Int32) -> Never { exit(code) }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let code = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
