/// The switch inside the meter, and what it was last told.
package struct Relay: Hashable, Sendable {
  /// Status word 3, b4: where the switch is.
  package internal(set) var isOpen = false
  /// Status word 3, b6: what the company last ordered.
  package internal(set) var isOpenCommanded = false
}
