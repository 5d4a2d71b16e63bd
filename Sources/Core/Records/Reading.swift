package import Units

/// Why a meter was read.
package enum ReadingCause: String, CaseIterable, Sendable {
  /// A scheduled round over all meters.
  case round
  /// A visitor pressed 立即抄表.
  case visitor
  case technician
  /// A demo loop's step.
  case demo
  /// A check that the meter is there; people never see it as a reading.
  case health

  /// Whether people are shown this reading, so that it may become the *previous* one.
  package var isShownToPeople: Bool { self != .health && self != .demo }
}

package enum ReadingQuality: String, CaseIterable, Sendable {
  /// Answered in time.
  case good
  /// Answered, but only after a first try had timed out.
  case late
  /// Only broken frames came.
  case damaged
  /// The meter answered that it will not.
  case refused
  /// Nothing came.
  case silent

  /// Whether the reading carries values.
  package var hasValues: Bool { self == .good || self == .late }
}

/// One value of a reading.
package struct ReadingItem: Hashable, Sendable {
  /// The data identifier, eight hexadecimal digits: "00010000".
  package var id: String
  /// Exact, as the meter gave it; `nil` where the meter says that it has none.
  package var value: String?
  /// "kWh", "V", … ; `nil` for a number without one.
  package var unit: String?

  package init(id: String, value: String?, unit: String?) {
    self.id = id
    self.value = value
    self.unit = unit
  }
}

/// What was learnt from a meter at one time, before the store has numbered it.
package struct ReadingDraft: Hashable, Sendable {
  /// Twelve digits, as on the nameplate.
  package var meter: String
  package var at: Timestamp
  package var cause: ReadingCause
  /// The route's name in the settings: which line it came by.
  package var route: String
  package var quality: ReadingQuality
  /// Whether the meter is a simulated one.
  package var isSimulated: Bool
  /// Empty unless `quality.hasValues`.
  package var items: [ReadingItem]

  package init(
    meter: String, at: Timestamp, cause: ReadingCause, route: String, quality: ReadingQuality,
    isSimulated: Bool, items: [ReadingItem]
  ) {
    self.meter = meter
    self.at = at
    self.cause = cause
    self.route = route
    self.quality = quality
    self.isSimulated = isSimulated
    self.items = items
  }

  package func value(of id: String) -> String? { items.first { $0.id == id }?.value }
}

/// A stored reading. Order is by `sequence`, which grows by one and is never used twice.
package struct Reading: Hashable, Sendable {
  package let sequence: Int64
  package let draft: ReadingDraft

  package init(sequence: Int64, draft: ReadingDraft) {
    self.sequence = sequence
    self.draft = draft
  }
}
