extension Light {
  /// What the light is called in settings, in the API and in logs: "strip-A-0", "customer-1-lamp",
  /// "customer-1-arrears".
  package var name: String {
    switch self {
    case .strip(let phase, let segment): "strip-\(phase.rawValue)-\(segment)"
    case .lamp(let customer): "customer-\(customer)-lamp"
    case .word(let state, let customer): "customer-\(customer)-\(state.rawValue)"
    }
  }

  /// "strip", "lamp" or "word".
  package var kind: String {
    switch self {
    case .strip: "strip"
    case .lamp: "lamp"
    case .word: "word"
    }
  }
}
