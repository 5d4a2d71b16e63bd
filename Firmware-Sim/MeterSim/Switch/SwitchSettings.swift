/// How the meter's switch obeys: types of meters differ in all of this.
package struct SwitchSettings: Hashable, Sendable {
  /// What a permission to close leads to.
  package enum Closing: Hashable, Sendable {
    /// The customer's key closes.
    case byKey
    /// The meter closes itself.
    case byItself
  }

  package var closing = Closing.byKey
  /// Whether 1CH (close without the customer) is known.
  package var closesDirectly = true
  /// Above this current, in mA, the switch waits; `nil` opens under any load.
  package var maximumCurrent: Int64?
  /// How long it waits for less current before it opens all the same, in seconds.
  package var longestWait: Int64 = 24 * 3600
  /// One step of a pre-trip's N2, in seconds.
  package var preTripStep: Int64 = 60
  /// The lowest right that 1CH asks for: PA may be this or less.
  package var level: UInt8 = 4
  /// Whether the plain 1CH is refused, as meters do that want encryption.
  package var insistsOnSecurity = false
  /// Whether a refusal carries the two-byte word of 2014 instead of ERR.
  package var refusesInDetail = false

  package init() {}
}
