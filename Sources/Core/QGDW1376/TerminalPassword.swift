/// The password PW that a terminal wants behind orders: 16 bytes. It is never written out.
package struct TerminalPassword: Hashable, Sendable {
  package let bytes: [UInt8]

  package static let byteCount = 16
  /// Sixteen zeros: what a terminal has that nobody gave a password.
  package static let zeros = TerminalPassword(checked: [UInt8](repeating: 0, count: byteCount))

  private init(checked bytes: [UInt8]) { self.bytes = bytes }

  /// `nil` where there are not exactly 16.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = Array(bytes)
  }
}

extension TerminalPassword: CustomStringConvertible {
  package var description: String { "(hidden)" }
}

/// The event counters EC of an answer: how many important and how many other events the terminal
/// has written down, modulo 256.
package struct EventCounters: Hashable, Sendable {
  package var important: UInt8
  package var other: UInt8

  package static let byteCount = 2

  package init(important: UInt8, other: UInt8) {
    self.important = important
    self.other = other
  }

  package var wireBytes: [UInt8] { [important, other] }
}
