import DLT645

/// What is at one shorthand address: looked at until two looks in a row agree.
struct SearchLooks: Sendable {
  enum Finding: Hashable, Sendable {
    case nobody
    /// One, who may not say who it is.
    case one(MeterAddress?)
    case several
  }

  /// Two that agree, or so many that more would not help.
  private static let limit = 4
  /// Drivers that turn the line round leave so many stray bytes.
  static let glitchLimit = 3

  private(set) var count = 0
  private var last: Finding?
  private var wasHeard = false
  /// All that named themselves in a whole frame.
  private(set) var senders: Set<MeterAddress> = []
  private let believesSilence: Bool

  /// `believesSilence`: one look is enough where nobody answers.
  init(believesSilence: Bool) { self.believesSilence = believesSilence }

  /// The finding, once it is one.
  mutating func take(_ hearing: ProbeHearing, to question: Frame, _ tree: SearchTree) -> Finding? {
    let answers = hearing.answers.filter {
      tree == .broadcast1997 || $0.address.isMeant(by: question.address)
    }
    let named = answers.compactMap { tree.sender(of: $0, to: question) }
    senders.formUnion(named)
    let finding: Finding =
      if answers.isEmpty {
        hearing.noiseCount > Self.glitchLimit ? .several : .nobody
      } else if answers.count == 1, hearing.noiseCount <= Self.glitchLimit {
        .one(named.first)
      } else {
        .several
      }
    count += 1
    defer { last = finding }
    if finding == .nobody, believesSilence, !wasHeard { return .nobody }
    wasHeard = wasHeard || finding != .nobody
    if finding == last { return finding }
    guard count == Self.limit else { return nil }
    return wasHeard ? .several : .nobody
  }
}
