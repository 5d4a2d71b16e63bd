package import DLT645

/// What is to be found on a line with meters that nobody knows.
package struct AddressSearch: Hashable, Sendable {
  package var urgency: Urgency
  /// Editions to look for, in this order. Where none of them brings anything, and without any, it is
  /// asked whether a meter of DL/T 698.45 is there.
  package var editions: [Edition]
  /// Probes at most. A hundred tell one pair of digits; each costs the time for a silent meter.
  package var probeLimit: Int
  /// The time it may take on the line.
  package var limit: Duration

  package static let usualProbeLimit = 4_000
  package static let usualLimit = Duration.seconds(45 * 60)

  package init(
    urgency: Urgency = .round, editions: [Edition] = [.of2007, .of1997],
    probeLimit: Int = Self.usualProbeLimit, limit: Duration = Self.usualLimit
  ) {
    self.urgency = urgency
    self.editions = editions
    self.probeLimit = probeLimit
    self.limit = limit
  }
}

/// How far a search is.
package struct SearchProgress: Hashable, Sendable {
  package var probeCount: Int
  /// Probes that are still to be made as far as is known now; a collision adds a hundred.
  package var probesLeft: Int
  /// In the order found.
  package var found: [FoundMeter]
  /// From what the probes so far took; `nil` before the first.
  package var timeLeft: Duration?

  package init(probeCount: Int, probesLeft: Int, found: [FoundMeter], timeLeft: Duration?) {
    self.probeCount = probeCount
    self.probesLeft = probesLeft
    self.found = found
    self.timeLeft = timeLeft
  }
}

/// A meter that answered a search.
package struct FoundMeter: Hashable, Sendable {
  package var address: MeterAddress
  package var edition: Edition
  /// Several meters answer at this whole address: none of them can be read before one is removed.
  package var isShared: Bool

  package init(address: MeterAddress, edition: Edition, isShared: Bool = false) {
    self.address = address
    self.edition = edition
    self.isShared = isShared
  }
}

/// What a search has brought.
package struct SearchResult: Hashable, Sendable {
  /// By rising address.
  package var found: [FoundMeter]
  /// Shorthand addresses at which something was heard that could not be told apart: noise, or
  /// meters that know no shorthand.
  package var unresolved: [MeterAddress]
  /// Other protocols whose frames were heard.
  package var otherProtocols: [OtherProtocol]
  /// The address of a meter of DL/T 698.45 that was heard.
  package var addressOf698: String?
  package var probeCount: Int
  /// Whether all was looked at: no limit and no problem came between.
  package var isComplete: Bool
  package var problem: LineProblem?

  package init(
    found: [FoundMeter] = [], unresolved: [MeterAddress] = [],
    otherProtocols: [OtherProtocol] = [], probeCount: Int = 0, isComplete: Bool = false,
    problem: LineProblem? = nil
  ) {
    self.found = found
    self.unresolved = unresolved
    self.otherProtocols = otherProtocols
    self.probeCount = probeCount
    self.isComplete = isComplete
    self.problem = problem
  }
}
