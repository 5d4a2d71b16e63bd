import Units

extension BasicCharge {
  /// What a customer may choose, in order.
  var offered: [Basis] { Basis.allCases.filter { price(of: $0) != nil } }

  func price(of basis: Basis) -> PowerPrice? {
    switch basis {
    case .capacity: capacity
    case .contract: contract
    case .maximum: maximum
    }
  }

  /// How a customer pays: as chosen, else by what is given and offered (contract before maximum
  /// before capacity). Refuses a choice that is not offered, or for which a number is missing; a
  /// missing maximum is told month by month, as half hours may hold it.
  func basis(for demand: Demand) throws(BillError) -> Basis {
    let basis = demand.basis ?? likelyBasis(for: demand)
    guard price(of: basis) != nil else { throw .basisNotOffered(basis, offered: offered) }
    if basis == .capacity, demand.capacity.isEmpty { throw .capacityNeeded }
    if basis == .contract, demand.contract == nil { throw .contractNeeded }
    return basis
  }

  private func likelyBasis(for demand: Demand) -> Basis {
    if contract != nil, demand.contract != nil { return .contract }
    if maximum != nil, !demand.maximum.isEmpty || capacity == nil { return .maximum }
    return capacity != nil ? .capacity : .contract
  }
}

extension BasicCharge.Discount {
  /// The kWh for each kVA from which it holds.
  var mark: Energy { energyPerKilovoltAmpere }

  /// `energy` is a month's.
  func isReached(_ energy: Energy, capacity: ApparentPower) -> Bool {
    let perKilovoltAmpere: Int128 = 1_000_000
    return Int128(energy.milliwattHours) * perKilovoltAmpere
      >= Int128(mark.milliwattHours) * Int128(capacity.millivoltAmperes)
  }
}

extension PowerPrice {
  /// Rounded half up to one unit, 1e-8 yuan.
  func discounted(_ times: Ratio) -> PowerPrice {
    PowerPrice(units: Int64(times.part(of: units)))
  }
}

extension BillQuantity {
  /// What a whole month of a capacity or a demand costs.
  func money(at price: PowerPrice) -> Money {
    switch self {
    case .capacity(let capacity): price * capacity
    case .power(let power): price * power
    case .energy, .months, .money: .zero
    }
  }
}
