package import Units

/// A sum for each month, whatever was used.
package struct FixedCharge: Hashable, Sendable {
  package let id: String
  package let name: BilingualText
  package let perMonth: Money
  package let countsForPowerFactor: Bool
}
