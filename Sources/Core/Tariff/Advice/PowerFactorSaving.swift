package import Units

/// What less reactive energy would save.
package struct PowerFactorSaving: Hashable, Sendable {
  package let way: Way
  package let reactive: ReactiveEnergy
  /// What would be left.
  package let reactiveThen: ReactiveEnergy
  package let total: Money
  package let totalThen: Money

  package enum Way: Hashable, Sendable {
    /// To a mean power factor.
    case to(Ratio)
    /// By capacitors of so many kvar that run all the time, never past a power factor of 1.
    case by(kilovars: Int64)
  }

  package var saving: Money { total - totalThen }

  package static let factorRange = Ratio(units: 50_000_000)...Ratio.one
  /// A million kvar.
  package static let maximumKilovars: Int64 = 1_000_000
  /// Of one kvar.
  private static let millivarHoursPerDay: Int64 = 24 * 1_000_000

  package init(
    _ way: Way, plan: TariffPlan, usage: Usage, shelf: TariffShelf?
  ) throws(AdviceError) {
    guard let reactive = usage.demand.reactive else { throw .reactiveUnknown }
    let then: ReactiveEnergy
    switch way {
    case .to(let factor):
      guard Self.factorRange.contains(factor) else { throw .powerFactorOutOfRange(factor) }
      then = min(reactive, Self.reactive(of: usage.total, at: factor))
    case .by(let kilovars):
      let less = kilovars * Int64(usage.dayCount) * Self.millivarHoursPerDay
      then = ReactiveEnergy(millivarHours: max(0, reactive.millivarHours - less))
    }
    self.way = way
    self.reactive = reactive
    reactiveThen = then
    let bills: (now: Bill, then: Bill) = try billing { () throws(BillError) in
      (
        try plan.bill(for: usage, shelf: shelf),
        try plan.bill(
          for: usage.changed(demand: usage.demand.changed(reactive: then)), shelf: shelf)
      )
    }
    total = bills.now.total
    totalThen = bills.then.total
  }

  /// The most reactive energy with which `energy` has the power factor, cut off to whole
  /// milliwatt-hours: E x sqrt(1 - f²) / f, with `f` in thousandths (cut off).
  private static func reactive(of energy: Energy, at factor: Ratio) -> ReactiveEnergy {
    let f = UInt128(factor.units / (Ratio.one.units / 1000))
    // At most (1e15 x 1e3)², which is 1e36; 128 bits hold 3.4e38.
    let e = UInt128(energy.milliwattHours)
    let square = e * e * (1_000_000 - f * f)
    return ReactiveEnergy(millivarHours: Int64(squareRoot(square) / f))
  }

  /// The whole part, by Newton from above: each round halves what is too much, so 128 are enough.
  private static func squareRoot(_ number: UInt128) -> UInt128 {
    guard number > 1 else { return number }
    var root = UInt128(1) << UInt128((129 - number.leadingZeroBitCount) / 2)
    for _ in 0..<128 {
      let next = (root + number / root) / 2
      guard next < root else { break }
      root = next
    }
    return root
  }
}
