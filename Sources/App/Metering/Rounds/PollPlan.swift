package import DLT645

/// Which meters are read by themselves, over which line, and how often.
package struct PollPlan: Sendable {
  package var lines: [Line]
  /// From the start of one round to the start of the next.
  package var roundEvery: Duration
  /// From one health check to the next; `nil` for none.
  package var healthEvery: Duration?
  package var healthItems = ReadingList.health
  /// Turns that a silent meter is left out of at most, in a row.
  package var longestSkip = 7
  /// When a silent meter is asked again in any case.
  package var longestAbsence = Duration.seconds(600)

  package init(lines: [Line], roundEvery: Duration = .seconds(300), healthEvery: Duration? = nil) {
    self.lines = lines
    self.roundEvery = roundEvery
    self.healthEvery = healthEvery
  }

  /// A line with the meters that are read over it, in turn.
  package struct Line: Sendable {
    package var line: any MeterLine
    package var meters: [Meter]

    package init(line: any MeterLine, meters: [Meter]) {
      self.line = line
      self.meters = meters
    }
  }

  package struct Meter: Hashable, Sendable {
    package var address: MeterAddress
    package var edition: EditionChoice
    package var items: [DataIdentifier]
    package var isSimulated: Bool

    package init(
      address: MeterAddress, edition: EditionChoice = .of2007,
      items: [DataIdentifier] = ReadingList.usual, isSimulated: Bool
    ) {
      self.address = address
      self.edition = edition
      self.items = items
      self.isSimulated = isSimulated
    }
  }
}
