import DLT645
import Glibc
import Hardware
import JSON
import LinuxHardware
import Metering
import Records
import Units

/// Reads items from one meter.
enum ReadCommand: Command {
  static let name = "read"
  static let summary = "reads items from a meter"
  static let options = MeterCall.options
  static let repeatable: Set<String> = ["--item"]
  static let flags = MeterCall.flags
  static let help = """
    kiosk-gateway read --tty PATH (--address A | --any) --item ID … [options]

    \(MeterCall.help)
      --item ID         8 hexadecimal digits; may stand more than once:
                        00010000 total energy · 0001FF00 with all tariffs · 02010100 voltage
                        02020100 current · 02030000 power · 04000101 date · 04000102 time
      --protocol 1997   for meters of that edition; their items have 4 digits:
                        9010 total energy · 901F with all tariffs · B611 voltage · C010 date
    \(LineCall.longHelp)
      --json            the items as JSON

      kiosk-gateway read --tty /dev/ttyUSB0 --address 000000000161 --item 00010000
    """

  static func run(_ arguments: Arguments) async throws {
    let call = try ReadCall(arguments)
    let result = await MeterSession(call.meter.line).line.read(call.request)
    let moment = SystemWallClock().now().text(offset: .china)
    let failure = ReadFailure.of(
      result, asked: call.request.meter, item: call.request.items[0], call.meter.line)
    if let failure { throw failure }
    try Console.answer(
      arguments.flags.contains("--json")
        ? json(result, moment).text : text(of: result, moment))
    guard result.missing.isEmpty else {
      // What was read stands on standard output, so the rest is told apart from it.
      Console.complain(ReadFailure.sentence(missing: result.missing, of: result.meter))
      exit(1)
    }
  }

  private static func json(_ result: ReadResult, _ moment: String) -> Output {
    let items = result.items.map { item in
      Output.object([
        ("id", .string("\(item.id)")), ("value", item.text.map(Output.string) ?? .null),
        ("unit", item.unit.map(Output.string) ?? .null), ("at", .string(moment)),
      ])
    }
    var members: [(String, Output)] = [
      ("address", .string("\(result.meter)")), ("items", .array(items)),
    ]
    if !result.missing.isEmpty {
      let missing = result.missing.map {
        Output.object([
          ("id", .string("\($0.id)")),
          ("quality", $0.quality.map { .string($0.rawValue) } ?? .null),
        ])
      }
      members.append(("missing", .array(missing)))
    }
    return .object(members)
  }

  private static func text(of result: ReadResult, _ moment: String) -> String {
    var table = TextTable(rightColumns: [2])
    for item in result.items {
      table.add([
        "\(item.id)", [item.name, item.nameEN].compactMap { $0 }.joined(separator: " "),
        item.text ?? "-", item.unit ?? "",
      ])
    }
    return "\(result.meter)  \(moment)\n\(table.text)"
  }
}
