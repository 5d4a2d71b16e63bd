import DLT645
package import JSON
import Tariff

extension StateRendering {
  /// An operation as the contract shapes it.
  package func output(of operation: Operation) -> Output {
    let entry = operation.entry
    return .object([
      ("id", .string(operation.id)),
      ("kind", "reading"),
      ("meter", .string(operation.meter)),
      ("route", .string(operation.route)),
      ("step", .string(operation.step.rawValue)),
      ("finished", .bool(operation.step.isFinal)),
      ("done", .integer(Int64(operation.doneCount))),
      ("of", .integer(Int64(operation.itemCount))),
      (
        "frames",
        .array(
          operation.frames.map {
            .object([
              ("direction", $0.isRequest ? "request" : "response"),
              ("hex", .string(hexadecimal($0.bytes))),
            ])
          })
      ),
      ("reading", entry.reading.map(output) ?? .null),
      ("previous", entry.previous.map(output) ?? .null),
      ("used", entry.used.map { .string("\($0)") } ?? .null),
      ("bill", entry.bill?.output ?? .null),
      (
        "problem",
        operation.problem.map {
          .object([("code", .string($0.code)), ("message", $0.message.output)])
        } ?? .null
      ),
    ])
  }
}
