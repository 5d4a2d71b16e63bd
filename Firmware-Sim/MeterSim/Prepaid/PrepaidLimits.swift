import DLT645

/// The limits of a money account, 0.01 yuan each (parameters 04001001…05).
package struct PrepaidLimits: Hashable, Sendable {
  /// At or below it the meter warns: 请购电 flashes, the alarm lamp is lit, status word 3 b7.
  package var firstAlarm: Int64
  /// At or below it a type that warns so opens its relay once.
  package var secondAlarm: Int64
  /// How much may be owed before a type that does so opens its relay.
  package var overdraft: Int64
  /// What the account may hold after a purchase; `nil` where it may hold anything.
  package var hoarding: Int64?
  /// The customer may close the relay again when more than this is left.
  package var closing: Int64

  /// `number` gives the digits of a parameter, 0 where it is not set.
  init(_ number: (DataIdentifier) -> Int64) {
    func limit(_ place: UInt32) -> Int64 { number(DataIdentifier(rawValue: 0x0400_1000 + place)) }
    (firstAlarm, secondAlarm, overdraft, closing) = (limit(1), limit(2), limit(3), limit(5))
    hoarding = limit(4) > 0 ? limit(4) : nil
  }
}
