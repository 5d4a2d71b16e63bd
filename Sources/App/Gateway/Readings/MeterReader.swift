package import DLT645
package import Metering
package import Records
package import Units

/// A meter with the ways that lead to it.
package struct MeterReader: Sendable {
  /// A line, and what is asked for over it.
  package struct Way: Sendable {
    package var line: any MeterLine
    package var items: [DataIdentifier]
    package var isSimulated: Bool

    package init(line: any MeterLine, items: [DataIdentifier], isSimulated: Bool) {
      self.line = line
      self.items = items
      self.isSimulated = isSimulated
    }
  }

  package let address: MeterAddress
  package let edition: EditionChoice
  /// The first is the usual one.
  package let ways: [Way]

  package init(address: MeterAddress, edition: EditionChoice = .of2007, ways: [Way]) {
    precondition(!ways.isEmpty, "a meter that no line reaches")
    self.address = address
    self.edition = edition
    self.ways = ways
  }

  /// The way over the line with this name; the usual one for `nil`.
  package func route(_ name: String?) -> Way? {
    guard let name else { return ways.first }
    return ways.first { $0.line.name == name }
  }

  /// What is stored of a read.
  package func draft(
    from result: ReadResult, over way: Way, cause: ReadingCause, at moment: Timestamp
  ) -> ReadingDraft {
    ReadingDraft(
      meter: "\(address)", at: moment, cause: cause, route: way.line.name, quality: result.quality,
      isSimulated: way.isSimulated,
      items: result.readingItems)
  }
}
