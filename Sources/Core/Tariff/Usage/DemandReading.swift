import JSON
import Units

/// Reads what a large customer's usage has beside the energy.
struct DemandReading {
  let demand: Demand
  private let maximum: Value?
  private let steps: [(day: CivilDate, place: Value)]

  init(_ object: inout ObjectReader, _ time: UsageTime) throws(JSONError) {
    let capacity = object.optional("capacityKVA")
    let contract = try object.optional("contractKW")?.power()
    maximum = object.optional("demandKW")
    let reactive = try object.optional("reactive")?.reactiveEnergy()
    let basis = try object.optional("basis")?.choice(BasicCharge.Basis.self)
    let read = try capacity?.capacitySteps(from: time.from) ?? []
    steps = read.map { ($0.step.from, $0.place) }
    demand = Demand(
      capacity: read.map(\.step), contract: contract, maximum: try maximum?.powers() ?? [],
      reactive: reactive, basis: basis)
  }

  /// `nil` where the error is not about these.
  func place(of error: BillError) -> JSONError? {
    switch error {
    case .demandCount(let found, let months):
      maximum?.unfit("hold one number, or one for each of the \(months) months, not \(found)")
    case .capacityOrder(let day):
      steps.last { $0.day == day }?.place
        .unfit("lie after the days of the capacities before it, and before 'to'")
    default: nil
    }
  }
}

extension Value {
  fileprivate func power() throws(JSONError) -> Power {
    guard let number = ExactDecimal(try decimal()), let power = Power(kilowatts: number),
      power >= .zero, power <= Demand.maximumPower
    else {
      throw unfit(
        "be from 0 to \(Demand.maximumPower) kW with at most \(Power.kilowattDecimals) decimals")
    }
    return power
  }

  /// Reads `"800"` or `["800", "750"]`.
  fileprivate func powers() throws(JSONError) -> [Power] {
    guard kind == .array else { return [try power()] }
    let elements = try array()
    guard (1...Usage.maximumMonthCount).contains(elements.count) else {
      throw unfit("hold one number for each month of the bill")
    }
    return try elements.map { element throws(JSONError) in try element.power() }
  }

  fileprivate func reactiveEnergy() throws(JSONError) -> ReactiveEnergy {
    guard let number = ExactDecimal(try decimal()),
      let energy = ReactiveEnergy(kilovarHours: number), energy >= .zero,
      energy <= Demand.maximumReactive
    else {
      throw unfit(
        "be from 0 to \(Demand.maximumReactive) kvarh with at most"
          + " \(ReactiveEnergy.kilovarHourDecimals) decimals")
    }
    return energy
  }

  /// Reads `"1000"`, which holds from `from` on, or `[{"from": "2026-01-15", "kVA": "1000"}, …]`.
  fileprivate func capacitySteps(
    from: CivilDate
  ) throws(JSONError) -> [(step: Demand.CapacityStep, place: Value)] {
    guard kind == .array else {
      return [(Demand.CapacityStep(from: from, capacity: try capacity()), self)]
    }
    let elements = try array()
    guard (1...Demand.maximumStepCount).contains(elements.count) else {
      throw unfit("be a number, or hold 1 to \(Demand.maximumStepCount) capacities")
    }
    return try elements.map { element throws(JSONError) in
      var object = try element.object()
      let day = try object.required("from")
      let step = Demand.CapacityStep(
        from: try day.date(), capacity: try object.required("kVA").capacity())
      try object.finish()
      return (step, day)
    }
  }

  private func capacity() throws(JSONError) -> ApparentPower {
    guard let number = ExactDecimal(try decimal()),
      let capacity = ApparentPower(kilovoltAmperes: number), capacity >= .zero,
      capacity <= Demand.maximumCapacity
    else {
      throw unfit(
        "be from 0 to \(Demand.maximumCapacity) kVA with at most"
          + " \(ApparentPower.kilovoltAmpereDecimals) decimals")
    }
    return capacity
  }
}
