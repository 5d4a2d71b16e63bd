package import HTTP
package import Units

/// Which readings of a meter are asked for: `?from=&to=&after=&format=`, all of them optional.
package struct HistoryQuery: Hashable, Sendable {
  package let from: Timestamp
  /// Not included.
  package let to: Timestamp
  /// Only readings with a higher sequence number: where the page before ended.
  package let after: Int64
  package let format: Format

  package enum Format: String, CaseIterable, Sendable { case json, csv }

  package enum Problem: Error, Hashable, Sendable {
    case badTime, badNumber, badFormat
  }

  package init(_ request: Request) throws(Problem) {
    from = try Self.moment(request.queryValue("from"), otherwise: Self.earliest)
    to = try Self.moment(request.queryValue("to"), otherwise: Self.latest)
    guard let after = Self.number(request.queryValue("after") ?? "0") else { throw .badNumber }
    self.after = after
    guard let format = Format(rawValue: request.queryValue("format") ?? "json") else {
      throw .badFormat
    }
    self.format = format
  }

  /// The query of the page that follows the reading with this sequence number, with its "?".
  package func path(after sequence: Int64) -> String {
    var pairs = ["after=\(sequence)"]
    if from != Self.earliest { pairs.append("from=\(Self.escaped(from))") }
    if to != Self.latest { pairs.append("to=\(Self.escaped(to))") }
    if format != .json { pairs.append("format=\(format.rawValue)") }
    return "?" + pairs.joined(separator: "&")
  }

  /// Before and after every reading: 1970 and the year 9999.
  private static let earliest = Timestamp(milliseconds: 0)
  private static let latest = Timestamp(milliseconds: 253_370_764_800_000)

  private static func moment(_ text: String?, otherwise usual: Timestamp) throws(Problem)
    -> Timestamp
  {
    guard let text else { return usual }
    // A plus sign in a query is a space to some clients.
    guard let moment = Timestamp(String(text.map { $0 == " " ? "+" : $0 })) else { throw .badTime }
    return moment
  }

  /// Digits only: `Int64` would also take a sign.
  private static func number(_ text: String) -> Int64? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(text) : nil
  }

  private static func escaped(_ moment: Timestamp) -> String {
    let text = moment.text(offset: .utc)
    return String(text.prefix(while: { $0 != "+" })) + "Z"
  }
}

extension HistoryQuery.Problem {
  package var code: String {
    switch self {
    case .badTime: "badTime"
    case .badNumber: "badNumber"
    case .badFormat: "badFormat"
    }
  }

  package var message: String {
    switch self {
    case .badTime: "'from' and 'to' are times such as 2026-11-23T12:00:00+08:00."
    case .badNumber: "'after' is the sequence number of a reading, 0 or more."
    case .badFormat: "'format' is json or csv."
    }
  }
}
