package import Units

/// What a large customer's bill needs beside the energy.
package struct Demand: Hashable, Sendable {
  /// Ascending; the first holds from the bill's first day, or there was none before it. Empty
  /// where nothing is known.
  package let capacity: [CapacityStep]
  package let contract: Power?
  /// The measured maximum of each month of the bill; one for all where it is one. Empty where
  /// nothing is known.
  package let maximum: [Power]
  package let reactive: ReactiveEnergy?
  /// How the customer chose to pay; `nil`: what the numbers that are given allow.
  package let basis: BasicCharge.Basis?

  /// The capacity from a day on; zero while suspended (暂停).
  package struct CapacityStep: Hashable, Sendable {
    package let from: CivilDate
    package let capacity: ApparentPower

    package init(from: CivilDate, capacity: ApparentPower) {
      self.from = from
      self.capacity = capacity
    }
  }

  package init(
    capacity: [CapacityStep] = [], contract: Power? = nil, maximum: [Power] = [],
    reactive: ReactiveEnergy? = nil, basis: BasicCharge.Basis? = nil
  ) {
    self.capacity = capacity
    self.contract = contract
    self.maximum = maximum
    self.reactive = reactive
    self.basis = basis
  }

  package static let maximumStepCount = 100
  /// A million kW, kVA.
  package static let maximumPower = Power(milliwatts: 1_000_000_000_000)
  package static let maximumCapacity = ApparentPower(millivoltAmperes: 1_000_000_000_000)
  package static let maximumReactive = ReactiveEnergy(millivarHours: 1_000_000_000_000_000)

  func check(from: CivilDate, to: CivilDate) throws(BillError) {
    for power in maximum + [contract].compactMap({ $0 })
    where power < .zero || power > Self.maximumPower { throw .demandOutOfRange(power) }
    if let reactive, reactive < .zero || reactive > Self.maximumReactive {
      throw .reactiveOutOfRange(reactive)
    }
    let months = monthCount(from: from, to: to)
    guard maximum.count <= 1 || maximum.count == months else {
      throw .demandCount(found: maximum.count, months: months)
    }
    guard capacity.count <= Self.maximumStepCount else { throw .capacityOrder(from) }
    var last: CivilDate?
    for step in capacity {
      guard step.capacity >= .zero, step.capacity <= Self.maximumCapacity else {
        throw .capacityOutOfRange(step.capacity)
      }
      if let last, step.from <= last { throw .capacityOrder(step.from) }
      guard step.from < to else { throw .capacityOrder(step.from) }
      last = step.from
    }
  }
}
