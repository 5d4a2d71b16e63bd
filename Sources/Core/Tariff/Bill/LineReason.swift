import Units

/// Why a line stands on a bill: what its sentence is made of.
package enum LineReason: Hashable, Sendable {
  case energy(EnergyReason)
  /// The sentence itself.
  case told(BilingualText)

  /// Whether the line is what a tier adds to energy that another line charges.
  package var isAdder: Bool {
    if case .energy(let reason) = self { reason.isAdder } else { false }
  }

  func text(price: UnitPrice) -> BilingualText {
    switch self {
    case .energy(let reason): reason.text(price: price)
    case .told(let text): text
    }
  }
}
