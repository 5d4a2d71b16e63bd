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
  /// Ascending in time, without gap or overlap; at least one.
  package let versions: [TariffVersion]

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
    /// Energy and a basic charge for capacity or demand (两部制).
    case twoPart = "two-part"

    package var hasTiers: Bool { self == .tiers || self == .tiersAndTOU }
  }

  package enum Voltage: String, CaseIterable, Hashable, Sendable {
    case below1kV = "<1kV"
    case from1to10kV = "1-10kV"
    case kV20 = "20kV"
    case kV35 = "35kV"
    case kV110 = "110kV"
    case from220kV = ">=220kV"
  }
}

extension TariffPlan {
  package var validFrom: CivilDate { versions[0].validFrom }
  /// The last day; `nil` while no end is known.
  package var validTo: CivilDate? { newest.validTo }
  package var newest: TariffVersion { versions[versions.count - 1] }

  /// The version in force on a day; `nil` before the first and after the last.
  package func version(on day: CivilDate) -> TariffVersion? {
    versions.last { $0.validFrom <= day }.flatMap { version in
      version.validTo.map { day <= $0 } ?? true ? version : nil
    }
  }

  /// The periods that a usage in the newest version must tell apart, in order; none where one
  /// total is enough.
  package var periods: [Period] { newest.periods }
}
