import DLT645
import Hardware
import Metering

/// The words of a `read` call, checked.
struct ReadCall {
  let meter: MeterCall
  let request: ReadRequest

  static let itemLimit = 64
  private static let leastForTwoTries = Duration.seconds(6)

  init(_ arguments: Arguments) throws {
    try arguments.allowOperands(0)
    meter = try MeterCall(arguments)
    let items = try Self.items(arguments.all("--item"), meter.line.dialect)
    let limit = meter.line.limit ?? Self.usualLimit(meter.line, itemCount: items.count)
    // A second try through a concentrator would find no time left.
    let isHasty = meter.line.via != nil && limit < Self.leastForTwoTries
    request = ReadRequest(
      meter: meter.meter, items: items, urgency: .person, tryCount: isHasty ? 1 : nil, limit: limit,
      edition: meter.line.dialect.choice)
  }

  /// Two tries for the first item with what they may last; a second for each further one. Who asks
  /// in both editions has three times that. A concentrator takes its time for each.
  private static func usualLimit(_ line: LineCall, itemCount: Int) -> Duration {
    guard line.via == nil else { return .seconds(15) + .seconds(5) * (itemCount - 1) }
    let atUsualRate = Duration.milliseconds(1500) + .seconds(1) * (itemCount - 1)
    return atUsualRate * max(1, LineSettings().baud / line.settings.baud)
      * (line.dialect == .auto ? 3 : 1)
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
    return try texts.map { try ItemCall.identifier($0, dialect, takesTwins: true) }
  }
}
