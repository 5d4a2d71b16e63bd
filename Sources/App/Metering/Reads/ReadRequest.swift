package import DLT645

/// What somebody wants to know from one meter.
package struct ReadRequest: Hashable, Sendable {
  /// An address with wildcard digits reads whoever is meant by it; the result names who answered.
  package var meter: MeterAddress
  /// Read in this order; the first decides whether the reading has succeeded.
  package var items: [DataIdentifier]
  package var urgency: Urgency
  /// How often each item is asked for before it counts as silent; `nil`: as the line's policy says.
  package var tryCount: Int?
  /// The time the whole read may take once it has its turn on the line; `nil`: only the bounds of
  /// its exchanges.
  package var limit: Duration?
  /// Which edition the meter is asked in. Items are named in either: those of the other are asked by
  /// their twins, and reported under the names asked for.
  package var edition: EditionChoice

  package init(
    meter: MeterAddress, items: [DataIdentifier], urgency: Urgency, tryCount: Int? = nil,
    limit: Duration? = nil, edition: EditionChoice = .of2007
  ) {
    precondition(!items.isEmpty, "a read without items")
    self.meter = meter
    self.items = items
    self.urgency = urgency
    self.tryCount = tryCount
    self.limit = limit
    self.edition = edition
  }
}

/// Who may overtake whom on a line.
package enum Urgency: Int, Comparable, CaseIterable, Sendable {
  /// A check that the meter is there: waits for everybody.
  case health
  /// A scheduled round: gives way between two exchanges.
  case round
  /// Somebody stands and waits: keeps the line for the whole read.
  case person

  package static func < (a: Urgency, b: Urgency) -> Bool { a.rawValue < b.rawValue }
}
