import Tariff

/// One version of a tariff as a clerk reads it on a terminal: all that its file says, and the
/// prices that come of it.
struct VersionText {
  private let version: TariffVersion
  private let isOneOfSeveral: Bool

  init(_ version: TariffVersion, isOneOfSeveral: Bool) {
    self.version = version
    self.isOneOfSeveral = isOneOfSeveral
  }

  var text: String {
    let sections = [
      head, version.tiers.map { TierText($0).text }, version.calendar.map { CalendarText($0).text },
      PriceText(version).text, ChargeText(version).text,
    ]
    return sections.compactMap { $0 }.joined(separator: "\n\n")
  }

  private var head: String {
    var table = TextTable()
    let span = "\(version.validFrom) – \(version.validTo.map { "\($0)" } ?? "")"
    let source = version.source
    table.add(["执行 valid", span])
    table.add(["来源 source", "\(source.title) (\(source.date), \(source.grade))"])
    return (isOneOfSeveral ? "=== \(span)\n" : "") + table.text
  }
}

extension Months {
  /// "1–6, 10 月 months"; empty for the whole year, of which nothing need be said.
  var label: String {
    if self == .all { return "" }
    var spans: [ClosedRange<Int>] = []
    for month in numbers {
      if let last = spans.last, last.upperBound == month - 1 {
        spans[spans.count - 1] = last.lowerBound...month
      } else {
        spans.append(month...month)
      }
    }
    let words = spans.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
    }
    return words.joined(separator: ", ") + " 月 months"
  }
}
