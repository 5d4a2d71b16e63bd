import DLT645
import Metering

/// Finds every meter on a line by its address.
enum ScanCommand: Command {
  static let name = "scan"
  static let summary = "finds every meter on a line"
  static let options = LineCall.options.subtracting(ViaCall.options)
  static let flags: Set<String> = ["--json"]
  static let help = """
    kiosk-gateway scan --tty PATH [--baud N | --baud all] [--protocol 2007 | 1997] [--json]

    Asks by shorthand addresses, digit by digit: where several meters answer at once only noise is
    heard, and the next digits are tried one by one. Meters are printed as they are found; how far
    the search is goes to standard error. Ctrl-C ends it, and what was found is kept. Ends with 1
    where nothing was found.

      --tty PATH        the serial port: /dev/ttyUSB0, or better its name below /dev/serial/by-id
      --baud N          2400 unless told otherwise; "all" tries \(rates)
      --protocol P      2007 or 1997; both unless told otherwise
      --timeout T       for each rate; 45m unless told otherwise
      --json            the meters as JSON, at the end

      kiosk-gateway scan --tty /dev/ttyUSB0
    """

  private static var rates: String {
    ScanCall.rates.map(String.init).joined(separator: ", ")
  }

  static func run(_ arguments: Arguments) async throws {
    let call = try ScanCall(arguments)
    let asJSON = arguments.flags.contains("--json")
    let stop = try StopSignal()
    var yield = ScanYield()
    for line in call.lines where !yield.isOver {
      let progress = ScanProgress(line, showsFinds: !asJSON, showsRate: call.lines.count > 1)
      let result = try await search(line, call.search, stop, progress)
      progress.end()
      try yield.add(result, line)
    }
    try yield.tell(asJSON: asJSON)
  }

  /// Searches until the end, or until Ctrl-C.
  private static func search(
    _ line: LineCall, _ search: AddressSearch, _ stop: StopSignal, _ progress: ScanProgress
  ) async throws -> SearchResult {
    let session = MeterSession(line)
    return try await withThrowingTaskGroup(of: SearchResult?.self) { group in
      group.addTask {
        await session.line.search(search) { progress.show($0) }
      }
      group.addTask {
        try await stop.wait()
        return nil
      }
      defer { group.cancelAll() }
      var result: SearchResult?
      while result == nil, let next = try await group.next() {
        if let next { result = next } else { group.cancelAll() }
      }
      guard let result else { throw CommandFailure.refused("cancelled", "the search was given up") }
      return result
    }
  }
}
