import DLT645
import Hardware
import Metering
import Units

/// The words of a `read` call, checked.
struct ReadCall {
  let path: String
  let settings: LineSettings
  let request: ReadRequest

  static let itemLimit = 64
  static let limitRange: ClosedRange<Duration> = .milliseconds(100) ... .seconds(600)

  init(_ arguments: Arguments) throws {
    try arguments.allowOperands(0)
    try Self.refuseUnbuilt(arguments)
    path = try arguments.required("--tty", "the serial port, such as /dev/ttyUSB0")
    settings = LineSettings(baud: try arguments.baud)
    let items = try Self.items(arguments.all("--item"))
    request = ReadRequest(
      meter: try Self.meter(arguments), items: items, urgency: .person,
      limit: try arguments["--timeout"].map(Self.limit)
        ?? Self.usualLimit(settings, itemCount: items.count))
  }

  /// Two tries for the first item with what they may last; a second for each further one.
  private static func usualLimit(_ settings: LineSettings, itemCount: Int) -> Duration {
    let atUsualRate = Duration.milliseconds(1500) + .seconds(1) * (itemCount - 1)
    return atUsualRate * max(1, LineSettings().baud / settings.baud)
  }

  private static func refuseUnbuilt(_ arguments: Arguments) throws {
    switch arguments["--protocol"] ?? "2007" {
    case "2007": break
    case "1997": throw CommandFailure.usage("reading 1997 meters is not built yet")
    case let other: throw CommandFailure.usage("--protocol is 2007 or 1997, not '\(other)'")
    }
    guard arguments["--via"] == nil else {
      throw CommandFailure.usage("reading through a concentrator (--via) is not built yet")
    }
  }

  private static func meter(_ arguments: Arguments) throws -> MeterAddress {
    let isAny = arguments.flags.contains("--any")
    guard let text = arguments["--address"] else {
      if isAny { return .wildcard }
      throw CommandFailure.usage("--address is missing: the meter's 12 digits, or --any")
    }
    guard !isAny else { throw CommandFailure.usage("--address and --any exclude each other") }
    guard let meter = MeterAddress(text), meter != .broadcast else {
      throw CommandFailure.usage("'\(text)' is no meter address: 1 to 12 digits, not all 9")
    }
    return meter
  }

  private static func items(_ texts: [String]) throws -> [DataIdentifier] {
    guard !texts.isEmpty else {
      throw CommandFailure.usage("--item is missing: what to read, such as 00010000")
    }
    guard texts.count <= itemLimit else {
      throw CommandFailure.usage("--item stands \(texts.count) times; \(itemLimit) at most")
    }
    return try texts.map { text in
      guard let item = DataIdentifier(text) else {
        throw CommandFailure.usage(
          "'\(text)' is no item: 8 hexadecimal digits, such as 00010000 for the total energy")
      }
      return item
    }
  }

  /// Reads "1.5s" or "800ms".
  private static func limit(_ text: String) throws -> Duration {
    let isMilliseconds = text.hasSuffix("ms")
    let number = text.dropLast(isMilliseconds ? 2 : 1)
    guard text.hasSuffix("s"), let value = ExactDecimal(number),
      let milliseconds = value.digits(withDecimals: isMilliseconds ? 0 : 3),
      limitRange.contains(.milliseconds(milliseconds))
    else {
      throw CommandFailure.usage("--timeout is a time from 0.1s to 600s, not '\(text)'")
    }
    return .milliseconds(milliseconds)
  }
}
