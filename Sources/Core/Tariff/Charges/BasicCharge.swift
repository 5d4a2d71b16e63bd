package import Units

/// What a large customer pays for capacity or demand each month (基本电费, 输配容需量电费).
package struct BasicCharge: Hashable, Sendable {
  /// Yuan per kVA and month; `nil` where customers cannot choose it, as with the next two.
  package let capacity: PowerPrice?
  /// Yuan per kW and month of the contract demand (合同最大需量).
  package let contract: PowerPrice?
  /// Yuan per kW and month of the measured maximum demand (实际最大需量).
  package let maximum: PowerPrice?
  /// The contract demand is at least this share of the capacity, in kW per kVA.
  package let contractShare: Ratio?
  /// What an exceeded contract costs; there where `contract` is.
  package let overContract: OverContract?
  package let discount: Discount?
  /// Of a part month a day costs one of so many shares (供电营业规则: 30).
  package let daysPerMonth: Int
  package let countsForPowerFactor: Bool

  /// How a customer chose to pay.
  package enum Basis: String, CaseIterable, Hashable, Sendable {
    case capacity, contract, maximum
  }

  /// When the maximum demand passes the limit (`above` x contract), billed are
  /// base + `times` x (maximum - excess mark), in kW. Sources disagree on both marks.
  package struct OverContract: Hashable, Sendable {
    package let above: Ratio
    package let times: Ratio
    package let base: Mark
    package let excess: Mark
    /// A maximum below this share of the contract is billed as the share; `nil`: as the contract.
    package let floor: Ratio?

    package enum Mark: String, CaseIterable, Hashable, Sendable {
      /// `above` x contract.
      case limit
      case contract
    }
  }

  /// The demand price is multiplied by `times` in a month whose energy per kVA reaches the mark.
  package struct Discount: Hashable, Sendable {
    /// Energy for each kVA of capacity.
    package let energyPerKilovoltAmpere: Energy
    package let times: Ratio
  }
}
