/// The application function AFN: what a packet is about.
package struct ApplicationFunction: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let confirmation = ApplicationFunction(rawValue: 0x00)
  package static let reset = ApplicationFunction(rawValue: 0x01)
  package static let link = ApplicationFunction(rawValue: 0x02)
  package static let relay = ApplicationFunction(rawValue: 0x03)
  package static let setParameters = ApplicationFunction(rawValue: 0x04)
  package static let control = ApplicationFunction(rawValue: 0x05)
  package static let keys = ApplicationFunction(rawValue: 0x06)
  package static let askParameters = ApplicationFunction(rawValue: 0x0A)
  package static let class1 = ApplicationFunction(rawValue: 0x0C)
  package static let class2 = ApplicationFunction(rawValue: 0x0D)
  package static let events = ApplicationFunction(rawValue: 0x0E)
  package static let file = ApplicationFunction(rawValue: 0x0F)
  package static let forward = ApplicationFunction(rawValue: 0x10)

  /// Whether the master's packet carries the terminal's password behind its data.
  package var needsPassword: Bool {
    switch self {
    case .reset, .setParameters, .control, .keys, .file, .forward: true
    default: false
    }
  }

  /// The word that `decode --json` prints; `nil` for a function without one.
  package var name: String? {
    switch self {
    case .confirmation: "confirmation"
    case .reset: "reset"
    case .link: "link"
    case .relay: "relay"
    case .setParameters: "setParameters"
    case .control: "control"
    case .keys: "keys"
    case .askParameters: "askParameters"
    case .class1: "class1"
    case .class2: "class2"
    case .events: "events"
    case .file: "file"
    case .forward: "forward"
    default: nil
    }
  }
}
