/// A refusal in two bytes, which only some functions of smart meters have.
package enum DetailedRefusal: Hashable, Sendable {
  /// C3H.
  case security(SecurityRefusal)
  /// DCH.
  case control(ControlRefusal)

  /// The word of each bit that is set, lowest bit first.
  package var names: [String] {
    switch self {
    case .security(let word): word.names
    case .control(let word): word.names
    }
  }
}
