package import Units

/// The free kilowatt-hours of a household on low income (低保、五保户免费电量).
package struct FreeEnergy: Hashable, Sendable {
  package let perMonth: Energy
  package let form: Form

  package enum Form: Hashable, Sendable {
    /// Taken off the energy before the tiers are counted.
    case energy
    /// Paid, and given back at the price of tier 1; never more than was used.
    case refund
    /// Given back as a fixed sum each month, whatever was used.
    case money(Money)
  }
}
