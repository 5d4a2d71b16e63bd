import DLT645
import Hardware
import JSON
import Metering

/// What a scan has brought, over all rates that were tried.
struct ScanYield {
  private var meters: [(meter: FoundMeter, baud: Int)] = []
  private var unresolved: [(address: MeterAddress, baud: Int)] = []
  private var others: [OtherProtocol] = []
  private var addressOf698: String?
  private var probeCount = 0
  private var isComplete = true
  private var path = ""
  /// Ctrl-C came, or the port is of no use: no further rate is tried.
  private(set) var isOver = false
  private var failure: CommandFailure?

  mutating func add(_ result: SearchResult, _ line: LineCall) throws {
    path = line.path
    meters += result.found.map { ($0, line.settings.baud) }
    unresolved += result.unresolved.map { ($0, line.settings.baud) }
    for other in result.otherProtocols where !others.contains(other) { others.append(other) }
    addressOf698 = addressOf698 ?? result.addressOf698
    probeCount += result.probeCount
    isComplete = isComplete && result.isComplete
    switch result.problem {
    case nil, .neverQuiet?: break
    case .cancelled?: isOver = true
    case let problem?:
      isOver = true
      failure = LineProblemWords.failure(problem, line)
    }
    if result.problem == .neverQuiet, failure == nil {
      failure = LineProblemWords.failure(.neverQuiet, line)
    }
  }

  func tell(asJSON: Bool) throws {
    for sentence in sentences { Console.complain(sentence) }
    guard !meters.isEmpty else {
      var failure = nothing
      failure.details = members
      throw failure
    }
    if asJSON { try Console.answer(Output.object(members).text) }
  }

  private var nothing: CommandFailure {
    if let failure { return failure }
    if others.contains(.dlt698) {
      return .refused(
        "otherProtocol",
        "what answers on \(path) is a DL/T 698.45 meter"
          + (addressOf698.map { " (\($0))" } ?? "") + ", not one of DL/T 645: this program cannot "
          + "talk to it")
    }
    return .refused(
      "nothingFound",
      isComplete
        ? "no meter answers on \(path): check the wiring (A and B) and the rate (--baud all tries "
          + "them)"
        : "no meter found on \(path) so far")
  }

  private var sentences: [String] {
    var sentences: [String] = []
    for (meter, _) in meters where meter.isShared {
      sentences.append(
        "more than one meter answers to \(meter.address): take one off the line to read the other")
    }
    for (address, _) in unresolved {
      sentences.append(
        "something answers at \(address) that could not be told apart: ask again, or unplug meters "
          + "one by one")
    }
    if !meters.isEmpty {
      let count = meters.count == 1 ? "1 meter" : "\(meters.count) meters"
      sentences.append(
        "\(count) on \(path), \(probeCount) probes"
          + (isComplete ? "" : "; stopped before the end, there may be more"))
    }
    return sentences
  }

  private var members: [(String, Output)] {
    [
      (
        "meters",
        .array(
          meters.filter { !$0.meter.isShared }.map { meter, baud in
            .object([
              ("address", .string("\(meter.address)")),
              ("protocol", .string(meter.edition.rawValue)), ("baud", .integer(Int64(baud))),
            ])
          })
      ),
      (
        "conflicts",
        .array(
          meters.filter(\.meter.isShared).map { conflict($0.meter.address, $0.baud, "shared") }
            + unresolved.map { conflict($0.address, $0.baud, "unresolved") })
      ),
      ("otherProtocol", others.first.map { .string($0.rawValue) } ?? .null),
      ("otherAddress", addressOf698.map { .string($0) } ?? .null),
      ("probes", .integer(Int64(probeCount))), ("complete", .bool(isComplete)),
    ]
  }

  private func conflict(_ address: MeterAddress, _ baud: Int, _ reason: String) -> Output {
    .object([
      ("address", .string("\(address)")), ("baud", .integer(Int64(baud))),
      ("reason", .string(reason)),
    ])
  }

  /// One meter as it is printed.
  static func row(_ meter: FoundMeter, _ baud: Int) -> String {
    let edition = meter.edition == .of2007 ? "DL/T 645-2007" : "DL/T 645-1997"
    return "\(meter.address)  \(edition)  \(baud) baud" + (meter.isShared ? "  more than one" : "")
  }

  /// "2:05" or "1:02:05".
  static func clock(_ duration: Duration) -> String {
    let seconds = duration.components.seconds
    let tail = Int(seconds % 60)
    let minutes = Int(seconds / 60)
    let two = tail < 10 ? "0\(tail)" : "\(tail)"
    guard minutes >= 60 else { return "\(minutes):\(two)" }
    let rest = minutes % 60
    return "\(minutes / 60):\(rest < 10 ? "0" : "")\(rest):\(two)"
  }
}
