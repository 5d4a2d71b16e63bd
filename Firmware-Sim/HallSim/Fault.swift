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
