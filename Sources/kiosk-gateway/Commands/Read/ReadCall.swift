import DLT645
import Hardware
import Metering

/// The words of a `read` call, checked.
struct ReadCall {
  let meter: MeterCall
  let request: ReadRequest

  static let itemLimit = 64

  init(_ arguments: Arguments) throws {
    try arguments.allowOperands(0)
    meter = try MeterCall(arguments)
    let items = try Self.items(arguments.all("--item"), meter.line.dialect)
    request = ReadRequest(
      meter: meter.meter, items: items, urgency: .person,
      limit: meter.line.limit ?? Self.usualLimit(meter.line, itemCount: items.count),
      edition: meter.line.dialect.choice)
  }

  /// Two tries for the first item with what they may last; a second for each further one. Who asks
  /// in both editions has twice the time, and a concentrator takes as long as its route allows.
  private static func usualLimit(_ line: LineCall, itemCount: Int) -> Duration? {
    guard line.via == nil else { return nil }
    let atUsualRate = Duration.milliseconds(1500) + .seconds(1) * (itemCount - 1)
    return atUsualRate * max(1, LineSettings().baud / line.settings.baud)
      * (line.dialect == .auto ? 2 : 1)
  }

  private static func items(
    _ texts: [String], _ dialect: LineCall.Dialect
  ) throws -> [DataIdentifier] {
    guard !texts.isEmpty else {
      throw CommandFailure.usage("--item is missing: what to read, such as 00010000")
    }
    guard texts.count <= itemLimit else {
      throw CommandFailure.usage("--item stands \(texts.count) times; \(itemLimit) at most")
    }
    return try texts.map { try ItemCall.identifier($0, dialect) }
  }
}
