package import Units

/// A tariff that has been checked: it can bill every usage that it admits.
///
/// Only the reader of tariff files makes one.
package struct TariffPlan: Hashable, Sendable {
  /// Small letters, digits and hyphens: "beijing-2012-tiers".
  package let id: String
  package let name: BilingualText
  /// City or province, in Chinese.
  package let place: String
  package let customerClass: CustomerClass
  package let kind: Kind
  package let voltage: Voltage
  package let validFrom: CivilDate
  /// The last day; `nil` while no end is known.
  package let validTo: CivilDate?
  package let source: Source
  package let tiers: TierScheme?
  package let calendar: PeriodCalendar?
  package let components: [Component]

  package static let currency = "CNY"

  package enum CustomerClass: String, CaseIterable, Hashable, Sendable {
    case residential
    /// One meter for several households, or schools and the like on the household price (合表).
    case residentialShared = "residential-shared"
    case commercial, industrial, agricultural
  }

  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case single, tiers, tou
    case tiersAndTOU = "tiers+tou"

    package var hasTiers: Bool { self == .tiers || self == .tiersAndTOU }
    package var hasPeriods: Bool { self == .tou || self == .tiersAndTOU }
  }

  package enum Voltage: String, CaseIterable, Hashable, Sendable {
    case below1kV = "<1kV"
    case from1to10kV = "1-10kV"
    case kV20 = "20kV"
    case kV35 = "35kV"
    case kV110 = "110kV"
    case from220kV = ">=220kV"
  }

  /// Where the numbers come from, and how far they can be trusted.
  package struct Source: Hashable, Sendable {
    package let title: String
    package let date: CivilDate
    /// Letters as explained in `Docs/Tariffs.md`: "A", "BC".
    package let grade: String
  }

  /// The periods that a usage must tell apart, in order; none where one total is enough.
  package var periods: [Period] {
    let used = calendar?.periods ?? []
    return Period.allCases.filter { used.contains($0) }
  }
}
