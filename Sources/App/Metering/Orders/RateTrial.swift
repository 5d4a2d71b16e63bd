import DLT645
import Hardware

/// Changes the rate of our own port after a meter's, proves it with a read, and goes back where the
/// meter is not heard there.
struct RateTrial: Sendable {
  private enum Stage {
    /// The order was not answered: is the meter still where it was?
    case lookingHere
    case changing
    case lookingThere
    /// Back to where it was, for one of these reasons.
    case returning(OrderResult.Verdict?)
    case lookingBack
    case ended
  }

  private let meter: MeterAddress
  private let baud: Int
  private let edition: Edition
  private let wasAccepted: Bool
  private var stage: Stage
  private var oldBaud: Int?
  private var failedTries = 0
  private(set) var verdict = OrderResult.Verdict.unheard
  /// The rate that our port has now; `nil` where it was never changed.
  private(set) var presentBaud: Int?
  private(set) var lookCount = 0

  /// A meter may need a moment at its new rate.
  private static let tryCount = 2

  init(of meter: MeterAddress, to baud: Int, _ edition: Edition, wasAccepted: Bool) {
    self.meter = meter
    self.baud = baud
    self.edition = edition
    self.wasAccepted = wasAccepted
    stage = wasAccepted ? .changing : .lookingHere
  }

  var hasEnded: Bool {
    if case .ended = stage { true } else { false }
  }

  var step: CourseStep? {
    switch stage {
    case .lookingHere, .lookingThere, .lookingBack:
      .ask(.readRequest(meter, Self.everyMetersItem(edition)), isRepeatable: true)
    case .changing: .change(baud: baud)
    case .returning: oldBaud.map { .change(baud: $0) }
    case .ended: nil
    }
  }

  mutating func take(_ outcome: Exchange.Outcome) {
    switch (stage, outcome) {
    case (.changing, .changed(let old)):
      (oldBaud, presentBaud) = (old, baud)
      enter(.lookingThere)
    case (.returning(let verdict), .changed):
      presentBaud = oldBaud
      if let verdict { self.verdict = verdict }
      enter(verdict == nil ? .lookingBack : .ended)
    case (_, .answer), (_, .refusal): heard()
    case (_, .silent), (_, .damaged), (_, .carrier):
      failedTries += 1
      lookCount += 1
      if failedTries == Self.tryCount { missed() }
    default: enter(.ended)
    }
  }

  /// The call is over: a port that nobody was heard on goes back.
  mutating func end() {
    switch stage {
    case .lookingThere where !wasAccepted || edition == .of1997:
      enter(.returning(.unheard))
    default: enter(.ended)
    }
  }

  private mutating func heard() {
    lookCount += 1
    switch stage {
    case .lookingThere where edition == .of1997:
      // The new rate is for one session only (1997): nobody else must meet the line at it.
      enter(.returning(.proven))
    case .lookingThere:
      verdict = .proven
      enter(.ended)
    default:
      verdict = .contradicted
      enter(.ended)
    }
  }

  private mutating func missed() {
    switch stage {
    case .lookingHere: enter(.changing)
    case .lookingThere: enter(.returning(wasAccepted ? nil : .unheard))
    default: enter(.ended)
    }
  }

  private mutating func enter(_ stage: Stage) {
    self.stage = stage
    failedTries = 0
  }

  /// The total energy.
  private static func everyMetersItem(_ edition: Edition) -> DataIdentifier {
    edition == .of2007 ? DataIdentifier(rawValue: 0x0001_0000) : DataIdentifier(of1997: 0x9010)
  }
}
