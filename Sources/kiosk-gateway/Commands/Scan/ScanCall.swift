import DLT645
import Hardware
import Metering

/// The words of a `scan` call, checked.
struct ScanCall {
  /// One for each rate that is tried, in order.
  let lines: [LineCall]
  let search: AddressSearch

  /// The rates that meters have, the usual ones first.
  static let rates = [2400, 9600, 1200, 4800, 19_200, 600]
  static let limitRange: ClosedRange<Duration> = .seconds(1) ... .seconds(86_400)

  init(_ arguments: Arguments) throws {
    try arguments.allowOperands(0)
    lines =
      arguments["--baud"] == "all"
      ? try Self.rates.map { try LineCall(arguments, usually: .auto, baud: $0, limit: nil) }
      : [try LineCall(arguments, usually: .auto, baud: try arguments.baud, limit: nil)]
    let editions: [Edition] =
      switch lines[0].dialect {
      case .fixed(let edition): [edition]
      case .auto: [.of2007, .of1997]
      }
    search = AddressSearch(
      urgency: .person, editions: editions,
      limit: try arguments["--timeout"].map(Self.limit) ?? AddressSearch.usualLimit)
  }

  private static func limit(_ text: String) throws -> Duration {
    guard let limit = Duration(typed: text), limitRange.contains(limit) else {
      throw CommandFailure.usage("--timeout is a time from 1s to 24h, such as 10m, not '\(text)'")
    }
    return limit
  }
}
