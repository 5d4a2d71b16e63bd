import Units

/// Why a line stands on a bill: what its sentence is made of.
///
/// Indirect, as lines are copied while a bill is made, and a reason holds much.
package indirect enum LineReason: Hashable, Sendable {
  case energy(EnergyReason)
  case powerFactor(PowerFactorReason)
  /// The sentence itself.
  case told(BilingualText)

  /// Whether the line is what a tier adds to energy that another line charges.
  var isAdder: Bool {
    if case .energy(let reason) = self { reason.isAdder } else { false }
  }

  func text(price: UnitPrice) -> BilingualText {
    switch self {
    case .energy(let reason): reason.text(price: price)
    case .powerFactor(let reason): reason.text
    case .told(let text): text
    }
  }
}
