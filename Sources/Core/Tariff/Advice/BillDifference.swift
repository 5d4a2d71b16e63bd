package import Units

/// Why a bill is not what an earlier one was, such as the same month's of last year.
///
/// The difference of the totals is cut into steps: the earlier use billed at the later time, then
/// as much used as later in the earlier proportions, then as it was used; what is not charged by
/// the kilowatt-hour stands by itself. Together the parts are the whole difference, to the last
/// digit.
package struct BillDifference: Hashable, Sendable {
  package let earlier: Usage
  package let later: Usage
  package let earlierTotal: Money
  package let laterTotal: Money
  /// In the order of `Cause`; those that are zero are left out.
  package let parts: [Part]

  package struct Part: Hashable, Sendable {
    package let cause: Cause
    package let amount: Money
  }

  package enum Cause: String, CaseIterable, Hashable, Sendable {
    /// Other prices, bounds or seasons for the same use.
    case price
    /// Basic charge, power factor and what else is not charged by the kilowatt-hour.
    case charges
    /// More or less energy, at the mean price of the earlier use.
    case energy
    /// Another share of the energy in the higher tiers.
    case tiers
    /// Another share of the energy in the dear periods.
    case periods
    /// What rounding to the fen makes of it.
    case rounding
  }

  package var difference: Money { laterTotal - earlierTotal }

  /// `earlier` is billed by the plan's version of its own time, or by `earlierPlan`.
  package init(
    plan: TariffPlan, later: Usage, earlier: Usage, earlierPlan: TariffPlan? = nil,
    shelf: TariffShelf?
  ) throws(AdviceError) {
    let first = try Self.first(earlierPlan ?? plan, earlier, shelf)
    let last: Bill
    let moved: Bill
    let scaled: Bill
    do throws(BillError) {
      last = try plan.bill(for: later, shelf: shelf)
      let amount = try earlier.amount(in: earlierPlan ?? plan, shelf: shelf)
      let before = earlier.before
      moved = try plan.bill(
        for: later.holding(earlier, amount, before: before), shelf: shelf)
      scaled = try plan.bill(
        for: later.holding(
          earlier, amount.scaled(to: later.total), before: later.before, scaledTo: later.total),
        shelf: shelf)
    } catch {
      throw .bill(error)
    }
    self.earlier = earlier
    self.later = later
    earlierTotal = first.total
    laterTotal = last.total
    let grown = scaled.energyExact - moved.energyExact
    // Where nothing was used before, all that has come is more energy.
    let more =
      earlier.total > .zero
      ? moved.meanCost(of: later.total - earlier.total, from: earlier.total) : grown
    let amounts: [Cause: Money] = [
      .price: moved.energyExact - first.energyExact,
      .charges: last.chargesExact - first.chargesExact, .energy: more, .tiers: grown - more,
      .periods: last.energyExact - scaled.energyExact,
      .rounding: (last.total - last.exact) - (first.total - first.exact),
    ]
    parts = Cause.allCases.compactMap { cause in
      amounts[cause].flatMap { $0 == .zero ? nil : Part(cause: cause, amount: $0) }
    }
  }

  private static func first(
    _ plan: TariffPlan, _ usage: Usage, _ shelf: TariffShelf?
  ) throws(AdviceError) -> Bill {
    do throws(BillError) {
      return try plan.bill(for: usage, shelf: shelf)
    } catch {
      throw .earlier(error)
    }
  }
}

extension Bill {
  /// What is charged, or given back, by the kilowatt-hour.
  fileprivate var energyExact: Money {
    lines.reduce(.zero) { sum, line in
      if case .energy = line.quantity { sum + line.exact } else { sum }
    }
  }

  fileprivate var chargesExact: Money { exact - energyExact }

  /// What `more` costs at the mean price of `all`, which this bill charges, rounded half up to one
  /// unit of money by its size. `all` is above zero.
  fileprivate func meanCost(of more: Energy, from all: Energy) -> Money {
    let cost = energyExact.units
    let whole = Int128(all.milliwattHours)
    // In two steps, for the product of a large bill and a large energy does not fit.
    let rest = Money(units: cost % whole).scaled(by: Int128(more.milliwattHours), over: whole)
    return Money(units: cost / whole * Int128(more.milliwattHours)) + rest
  }
}

extension Usage {
  /// All the energy, by the periods of the plan where it has any on the first day.
  fileprivate func amount(
    in plan: TariffPlan, shelf: TariffShelf?
  ) throws(BillError) -> Amount {
    let timeline = try Timeline(plan: plan, usage: self, shelf: shelf)
    let known = timeline.inForce[0].version.periods
    guard !known.isEmpty else { return .total(total) }
    var sums: [Period: Energy] = Dictionary(uniqueKeysWithValues: known.map { ($0, .zero) })
    for energy in try StretchEnergy.all(of: self, in: timeline) {
      for period in known { sums[period, default: .zero] += energy.periods[period] }
    }
    return .periods(sums)
  }

  /// This usage's time and household with the energy of another: by half hours where both have as
  /// many, else as one amount.
  fileprivate func holding(
    _ other: Usage, _ amount: Amount, before: Energy, scaledTo total: Energy? = nil
  ) throws(BillError) -> Usage {
    guard case .halfHours(let own) = energy, case .halfHours(let values) = other.energy,
      own.count == values.count
    else {
      let piece = MeteredPiece(from: from, to: to, energy: amount)
      return try changed(record: .metered([piece]), before: before)
    }
    let scaled = total.map { Apportionment.parts(of: $0, by: values.map(\.milliwattHours)) }
    return try changed(record: .halfHours(scaled ?? values), before: before)
  }
}

extension Usage.Amount {
  /// Another total in the same proportions; all in the first period where there was nothing.
  fileprivate func scaled(to total: Energy) -> Usage.Amount {
    guard case .periods(let energies) = self else { return .total(total) }
    let known = Period.allCases.filter { energies[$0] != nil }
    var parts = Apportionment.parts(
      of: total, by: known.map { energies[$0]?.milliwattHours ?? 0 })
    let missing = total - parts.reduce(.zero, +)
    if !parts.isEmpty { parts[0] += missing }
    return .periods(Dictionary(uniqueKeysWithValues: zip(known, parts)))
  }
}
