package import Units

/// What a tariff says between two days: its prices and rules.
package struct TariffVersion: Hashable, Sendable {
  package let validFrom: CivilDate
  /// The last day; `nil` while no end is known.
  package let validTo: CivilDate?
  package let source: Source
  package let tiers: TierScheme?
  package let calendar: PeriodCalendar?
  /// What is charged for each kilowatt-hour; the first is the energy.
  package let components: [Component]
  package let freeEnergy: FreeEnergy?
  package let basicCharge: BasicCharge?
  package let powerFactor: PowerFactorRule?
  package let fixedCharges: [FixedCharge]
  /// A month's bill is at least this; `nil` where there is no such rule.
  package let minimumPerMonth: Money?
  package let rounding: Rounding

  /// Where the numbers come from, and how far they can be trusted.
  package struct Source: Hashable, Sendable {
    package let title: String
    package let date: CivilDate
    /// Letters as explained in `Docs/Tariffs.md`: "A", "BC".
    package let grade: String
  }

  /// The periods that a usage must tell apart, in order; none where one total is enough.
  package var periods: [Period] { calendar?.periods ?? [] }
}
