import TestSupport
import Testing
import Units

@testable import Tariff

/// What holds for every tariff and every usage.
@Suite(.onOwnThreads) struct PropertyTests {
  private static let roundCount = 100

  /// A usage that `plan` admits, of a month or two, drawn at random.
  private func usage(
    for plan: TariffPlan, using generator: inout SeededGenerator
  ) throws -> Usage {
    let year = plan.lastWholeYear
    let month = Int.random(in: 1...11, using: &generator)
    let from = try #require(CivilDate(year: year, month: month, day: 1))
    let draw = { (generator: inout SeededGenerator) in
      Energy(milliwattHours: Int64.random(in: 0...2_000_000_000, using: &generator))
    }
    let energies = plan.periods.map { ($0, draw(&generator)) }
    return try Usage(
      from: from, to: from.adding(months: Int.random(in: 1...(12 - month + 1), using: &generator)),
      energy: energies.isEmpty
        ? .total(draw(&generator)) : .periods(Dictionary(uniqueKeysWithValues: energies)),
      before: Energy(
        milliwattHours: Int64.random(in: 0...6_000, using: &generator) * 1_000_000),
      household: Household(persons: Int.random(in: 1...8, using: &generator)))
  }

  private func forEveryPlan(
    _ check: (TariffPlan, Usage, inout SeededGenerator) throws -> Void
  ) throws {
    var generator = SeededGenerator(seed: 20_261_123)
    let shelf = TariffShelf(builtIn: builtInFiles)
    #expect(shelf.plans.count > 5)
    for plan in shelf.plans {
      for _ in 0..<Self.roundCount {
        try check(plan, usage(for: plan, using: &generator), &generator)
      }
    }
  }

  @Test("lines add up to the total, and to the energy of the usage in each component")
  func linesAddUp() throws {
    try forEveryPlan { plan, usage, _ in
      let bill = try plan.bill(for: usage)
      #expect(bill.lines.reduce(Money.zero) { $0 + $1.amount } == bill.total)
      #expect(bill.total == bill.total.roundedToFen())
      for component in plan.newest.components {
        let lines = bill.lines.filter { $0.component == component.id && !$0.reason.isAdder }
        #expect(lines.reduce(Energy.zero) { $0 + $1.energy } == usage.total)
      }
      #expect(bill.lines.allSatisfy { $0.energy > .zero })
    }
  }

  @Test("the periods' lines add up to each period's energy")
  func periodsAddUp() throws {
    try forEveryPlan { plan, usage, _ in
      guard case .periods(let energies) = usage.amount else { return }
      let bill = try plan.bill(for: usage)
      for (period, energy) in energies {
        let lines = bill.lines.filter { $0.period == period && !$0.reason.isAdder }
        #expect(lines.reduce(Energy.zero) { $0 + $1.energy } == energy)
      }
    }
  }

  @Test("exact and rounded differ by at most half a fen a line")
  func rounding() throws {
    let half: Int128 = 500_000_000_000
    try forEveryPlan { plan, usage, _ in
      let bill = try plan.bill(for: usage)
      for line in bill.lines { #expect((line.exact - line.amount).units.magnitude <= half) }
      let difference = (bill.exact - bill.total).units.magnitude
      #expect(difference <= half.magnitude * UInt128(bill.lines.count))
    }
  }

  @Test("a bill is the price of every kWh by its tier and period, whatever the form of its lines")
  func independentSum() throws {
    try forEveryPlan { plan, usage, _ in
      guard plan.isOnePiece(usage) else { return }
      let bill = try plan.bill(for: usage)
      let bounds = plan.bounds(of: usage)
      let marks = [Int128(0)] + bounds.map { Int128($0.milliwattHours) } + [Int128(1) << 80]
      let start = Int128(usage.before.milliwattHours)
      let total = Int128(usage.total.milliwattHours)
      // Everything times the total, so that the pro rata shares are whole.
      var sum: Int128 = 0
      for component in plan.newest.components {
        for tier in 1..<marks.count {
          let overlap = max(0, min(marks[tier], start + total) - max(marks[tier - 1], start))
          switch usage.amount {
          case .total:
            sum +=
              overlap * total
              * Int128(
                component.price[month: usage.from.month].price(tier: tier, period: nil).units)
          case .periods(let energies):
            for (period, energy) in energies {
              sum +=
                overlap * Int128(energy.milliwattHours)
                * Int128(
                  component.price[month: usage.from.month].price(tier: tier, period: period).units)
            }
          }
        }
      }
      let difference = (sum - bill.exact.units * total).magnitude
      // A share is cut to whole milliwatt-hours: at most one for each tier and period.
      #expect(difference <= UInt128(total) * 100_000_000 * 6)
    }
  }

  @Test("one more kWh never costs less")
  func monotone() throws {
    try forEveryPlan { plan, usage, generator in
      let more = Energy(milliwattHours: Int64.random(in: 1...50_000_000, using: &generator))
      let energy: Usage.Amount
      switch usage.amount {
      case .total(let total): energy = .total(total + more)
      case .periods(var energies):
        let period = try #require(plan.periods.randomElement(using: &generator))
        energies[period, default: .zero] += more
        energy = .periods(energies)
      }
      let larger = try Usage(
        from: usage.from, to: usage.to, energy: energy, before: usage.before,
        household: usage.household)
      #expect(try plan.bill(for: larger).exact >= plan.bill(for: usage).exact)
    }
  }

  @Test("a bill is continuous at every bound: the last and the next mWh cost no jump")
  func continuous() throws {
    for plan in TariffShelf(builtIn: builtInFiles).plans {
      let from = try #require(CivilDate(year: plan.lastWholeYear, month: 1, day: 1))
      let to = from.adding(months: 1)
      for bound in try plan.bounds(of: Usage(from: from, to: to, energy: .total(.zero))) {
        let exact = try [-1, 0, 1 as Int64].map { step in
          let total = bound + Energy(milliwattHours: step)
          let amount: Usage.Amount =
            plan.periods.isEmpty
            ? .total(total)
            : .periods(
              Dictionary(
                uniqueKeysWithValues: plan.periods.map {
                  ($0, $0 == plan.periods[0] ? total : .zero)
                }))
          return try plan.bill(for: Usage(from: from, to: to, energy: amount)).exact
        }
        // One milliwatt-hour at ten yuan a kWh would be more.
        let most = Money(units: 1_000_000_000)
        #expect(exact[1] - exact[0] > .zero && exact[1] - exact[0] < most)
        #expect(exact[2] - exact[1] > .zero && exact[2] - exact[1] < most)
      }
    }
  }

  @Test("a year in two bills costs the year's bill, to half a fen a line")
  func splitting() throws {
    try forEveryPlan { plan, usage, generator in
      guard case .year? = plan.newest.tiers?.window, case .total(let total) = usage.amount,
        plan.isOnePiece(usage)
      else { return }
      let first = Energy(
        milliwattHours: Int64.random(in: 0...total.milliwattHours, using: &generator))
      let middle = usage.from.adding(days: 10)
      let one = try plan.bill(
        for: Usage(
          from: usage.from, to: middle, energy: .total(first), before: usage.before,
          household: usage.household))
      let two = try plan.bill(
        for: Usage(
          from: middle, to: usage.to, energy: .total(total - first),
          before: usage.before + first, household: usage.household))
      #expect(try one.exact + two.exact == plan.bill(for: usage).exact)
    }
  }
}

extension Usage {
  /// The amount of a usage that is one piece.
  fileprivate var amount: Amount {
    guard case .metered(let pieces) = energy, pieces.count == 1 else { return .total(.zero) }
    return pieces[0].energy
  }
}

extension TariffPlan {
  /// 2026, or the last year that the tariff was valid to the end of.
  fileprivate var lastWholeYear: Int {
    guard let validTo else { return 2026 }
    return validTo.adding(days: 1).year > validTo.year ? validTo.year : validTo.year - 1
  }

  /// Whether one table and one tier window hold from the first day to the last.
  fileprivate func isOnePiece(_ usage: Usage) -> Bool {
    guard versions.count == 1, newest.components.allSatisfy({ $0.price.seasons.count == 1 }),
      newest.tiers.map({ $0.uncountedMonths == Months.none }) ?? true
    else { return false }
    guard case .year(let year)? = newest.tiers?.window else { return true }
    return year.startMonth == 1 && year.startDay == 1
  }

  /// The bounds of a usage that lies in one tier window.
  fileprivate func bounds(of usage: Usage) -> [Energy] {
    guard let tiers = newest.tiers else { return [] }
    let persons = usage.household.persons
    if case .year(let year) = tiers.window {
      return tiers.bounds(on: usage.from, in: year, since: nil, persons: persons)
    }
    let months = monthCount(from: usage.from, to: usage.to)
    return tiers.bounds(months: 0..<months, from: usage.from, persons: persons)
  }
}
