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

  /// The light with this name; `nil` where none can have it.
  package init?(name: String) {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3 else { return nil }
    let light: Light? =
      switch (parts[0], Phase(rawValue: parts[1]), Int(parts[1]), parts[2]) {
      case ("strip", let phase?, _, let segment): Int(segment).map { .strip(phase, segment: $0) }
      case ("customer", _, let customer?, "lamp"): .lamp(customer: customer)
      case ("customer", _, let customer?, let word):
        CustomerState(rawValue: word).map { .word($0, customer: customer) }
      default: nil
      }
    // A number written in another way ("+1", "01") is another name, and none of ours.
    guard let light, light.name == name else { return nil }
    self = light
  }
}
