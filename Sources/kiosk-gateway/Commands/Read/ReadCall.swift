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
    guard meter.line.via == nil else {
      throw CommandFailure.usage("reading through a concentrator (--via) is not built yet")
    }
    let items = try Self.items(arguments.all("--item"), meter.line.dialect)
    request = ReadRequest(
      meter: meter.meter, items: items, urgency: .person,
      limit: meter.line.limit ?? Self.usualLimit(meter.line.settings, itemCount: items.count))
  }

  /// Two tries for the first item with what they may last; a second for each further one.
  private static func usualLimit(_ settings: LineSettings, itemCount: Int) -> Duration {
    let atUsualRate = Duration.milliseconds(1500) + .seconds(1) * (itemCount - 1)
    return atUsualRate * max(1, LineSettings().baud / settings.baud)
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
