import JSON

/// One word after `kiosk-gateway`.
protocol Command: Sendable {
  static var name: String { get }
  /// One line for the list of commands.
  static var summary: String { get }
  /// What `help NAME` prints: call, options with defaults and units, an example.
  static var help: String { get }
  /// Options that take a value, such as "--tty"; those in `repeatable` may stand more than once.
  static var options: Set<String> { get }
  static var repeatable: Set<String> { get }
  /// Options without a value, such as "--json".
  static var flags: Set<String> { get }
  /// Does the work. What it throws is told in one line, or as JSON with `--json`.
  static func run(_ arguments: Arguments) async throws
}

extension Command {
  static var options: Set<String> { [] }
  static var repeatable: Set<String> { [] }
  static var flags: Set<String> { [] }
}

/// How a command ends that cannot do its work.
struct CommandFailure: Error {
  /// 1: the device or the data said no. 2: the call or the settings are wrong.
  var exitCode: Int32
  /// One camel-case word for programs.
  var code: String
  /// One plain sentence for people.
  var message: String
  /// What programs are told beside the error.
  var details: [(String, Output)] = []

  /// The device or the data said no.
  static func refused(_ code: String, _ message: String) -> CommandFailure {
    CommandFailure(exitCode: 1, code: code, message: message)
  }

  /// The call is wrong.
  static func usage(_ message: String) -> CommandFailure {
    CommandFailure(exitCode: 2, code: "usage", message: message)
  }
}
