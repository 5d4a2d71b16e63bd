/// What may go wrong with an answer on its way.
package enum FaultKind: String, CaseIterable, Hashable, Sendable {
  /// No answer at all.
  case silent
  /// The answer comes when the master has given up.
  case late
  /// One bit is wrong.
  case flip
  /// One byte is missing.
  case drop
  /// Bytes that belong to nothing stand before or behind the answer.
  case noise
  /// The answer stops in the middle.
  case truncated
  /// The answer comes twice.
  case duplicate
  /// The checksum does not fit.
  case checksum
  /// As many bytes as the answer has, none of them right but by chance.
  case garbage
  /// A pause between two bytes, as long as the standard allows.
  case gap
  /// A pause between two bytes, longer than the standard allows.
  case stall
  /// The line gives the master its own request back, as two-wire adapters do.
  case echo
  /// Somebody talks who was not asked.
  case babble
  /// A second meter has the same address: both answer at once.
  case twin
  /// The answer comes from the wildcard that was asked, not from the meter's own address.
  case wildcard
  /// The value has a byte less, in a frame that is whole.
  case short
  /// The value has a byte more, in a frame that is whole.
  case long
  /// A follow-up frame with the number of another part.
  case sequence
  /// Phases that a single-phase meter lacks come as FFH, even where they are asked for alone.
  case phasesFF
  /// They come as 00H.
  case phases00
  /// The meter refuses a block because it lacks phases.
  case phasesRefused
}

/// How often a fault strikes, in a million answers.
package struct FaultRate: Hashable, Sendable {
  package let perMillion: Int

  package static let never = FaultRate(checked: 0)
  package static let always = FaultRate(checked: 1_000_000)

  private init(checked: Int) { perMillion = checked }

  package init?(perMillion: Int) {
    guard (0...1_000_000).contains(perMillion) else { return nil }
    self.perMillion = perMillion
  }
}
