import TestSupport
import Testing
import Units

@testable import Tariff

/// A bill does not depend on the way in which its energy is cut into days.
///
/// What may differ, and is left out here: a month's window whose end lies inside a metered piece
/// (its bounds are added to the next month's), and tiers that are filled in the order of use, which
/// need half hours wherever a bound is passed.
@Suite(.computing) struct UsageCutTests {
  private static let roundCount = 300
  private static let randomPlanCount = 100

  fileprivate struct Round {
    private static let longestDayCount = 365

    var generator: SeededGenerator
    let plan: TariffPlan
    let from: CivilDate
    let to: CivilDate
    let before: Energy
    let household: Household
    private(set) var triggered: [String: Set<CivilDate>] = [:]

    /// Somewhere in the plan's validity, but in years whose holidays are known.
    init(_ plan: TariffPlan, _ generator: SeededGenerator) throws {
      var generator = generator
      self.plan = plan
      let newYear = try #require(CivilDate("2025-01-01"))
      let end = plan.validTo ?? newYear.adding(days: 1000)
      let first = plan.validTo == nil ? max(plan.validFrom, newYear) : plan.validFrom
      let length = end.daysSince1970 - first.daysSince1970
      let count = Int.random(in: 1...min(length, Self.longestDayCount), using: &generator)
      from = first.adding(days: Int.random(in: 0...length - count, using: &generator))
      to = from.adding(days: count)
      household = Household(
        persons: Int.random(in: 1...7, using: &generator),
        hasLowIncome: Bool.random(using: &generator),
        since: Bool.random(using: &generator) ? from.adding(days: -100) : nil)
      before = kWh(Int64.random(in: 0...3000, using: &generator))
      self.generator = generator
      triggered = ["heat": randomDays(40)]
    }

    var dayCount: Int { to.daysSince1970 - from.daysSince1970 }

    mutating func randomDays(_ count: Int) -> Set<CivilDate> {
      Set(
        (0..<count).map { _ in
          from.adding(days: Int.random(in: 0..<dayCount, using: &generator))
        })
    }

    /// The first days of the bill's months, and of the calendar's.
    var monthStarts: Set<CivilDate> {
      let first = from.adding(days: 1 - from.day)
      return Set((0...13).flatMap { [from.adding(months: $0), first.adding(months: $0)] })
    }

    /// Where the prices, the tier year or the month may change.
    var changes: Set<CivilDate> {
      var days = monthStarts.union(plan.versions.map(\.validFrom))
      for version in plan.versions {
        guard case .year(let year)? = version.tiers?.window else { continue }
        days.formUnion([year.start(atOrBefore: from), year.start(atOrBefore: to)])
        days.formUnion(year.transitions.flatMap { [$0.from, $0.to.adding(days: 1)] })
      }
      return days
    }

    func ends(_ cuts: Set<CivilDate>) -> [CivilDate] {
      [from] + cuts.filter { from < $0 && $0 < to }.sorted() + [to]
    }

    func bill(_ record: Usage.Record) throws -> Bill {
      try plan.bill(
        for: Usage(
          from: from, to: to, record: record, before: before, household: household,
          triggered: triggered))
    }
  }

  /// Those of the book, made-up ones that have what the book may lack, and random ones.
  private func plans() throws -> [TariffPlan] {
    let book = TariffShelf(builtIn: builtInFiles).plans
    #expect(book.count > 5)
    let random = try (1...UInt64(Self.randomPlanCount)).map { seed in
      var dice = TariffDice(seed: seed, isOrdered: false)
      return try read(dice.file())
    }
    return try (book + [.everySeason(), .everyException()] + random).filter { plan in
      !plan.needsDemand && plan.versions.allSatisfy { $0.tiers?.split != .inOrder }
    }
  }

  private func forRandomPlans(_ check: (inout Round) throws -> Void) throws {
    var generator = SeededGenerator(seed: 20_261_124)
    let plans = try plans()
    for index in 0..<Self.roundCount {
      var round = try Round(plans[index % plans.count], generator)
      try check(&round)
      generator = round.generator
    }
  }

  @Test("a steady use may be cut at any day")
  func steady() throws {
    try forRandomPlans { round in
      let hasMonths = round.plan.versions.contains { $0.tiers?.windowMonthCount != nil }
      let base = round.ends(
        round.randomDays(3).union(hasMonths ? round.monthStarts : []).union(
          round.plan.versions.map(\.validFrom)))
      // So much a day in each of these times, that days always have whole shares.
      let rates = base.dropLast().map { start in
        (
          start: start,
          amounts: Period.allCases.map { _ in
            Energy(
              milliwattHours: Int64.random(in: 0...9_000_000, using: &round.generator))
          }
        )
      }
      let plan = round.plan
      let piece = { (from: CivilDate, to: CivilDate) -> MeteredPiece in
        let amounts = rates.last { $0.start <= from }?.amounts ?? []
        let dayCount = Int64(to.daysSince1970 - from.daysSince1970)
        let periods = plan.version(on: from)?.periods ?? []
        let energies = zip(Period.allCases, amounts).map { period, rate in
          (period, Energy(milliwattHours: rate.milliwattHours * dayCount))
        }
        return MeteredPiece(
          from: from, to: to,
          energy: periods.isEmpty
            ? .total(energies[0].1)
            : .periods(
              Dictionary(uniqueKeysWithValues: energies.filter { periods.contains($0.0) })))
      }
      let bills = try [0, 1, 20, 1000].map { (cutCount: Int) in
        let ends = round.ends(Set(base).union(round.randomDays(cutCount)))
        let pieces = zip(ends, ends.dropFirst()).map(piece)
        return try round.bill(.metered(pieces))
      }
      for bill in bills.dropFirst() { #expect(bill == bills[0], "\(plan.id) \(round.from)") }
    }
  }

  @Test("any use may be cut at any days, if nothing changes inside a piece; also into half hours")
  func unsteady() throws {
    try forRandomPlans { round in
      let values = (0..<round.dayCount * DaySchedule.slotCount).map { _ in
        Energy(milliwattHours: Int64.random(in: 0...400_000, using: &round.generator))
      }
      let days = try round.days(values)
      let whole = try round.bill(.halfHours(values))
      for cutCount in [0, 5, 1000] {
        let ends = round.ends(round.changes.union(round.randomDays(cutCount)))
        let pieces = zip(ends, ends.dropFirst()).map { start, end in
          let first = start.daysSince1970 - round.from.daysSince1970
          let own = days[first..<first + end.daysSince1970 - start.daysSince1970]
          return MeteredPiece(from: start, to: end, energy: Self.sum(own))
        }
        let bill = try round.bill(.metered(pieces))
        #expect(bill == whole, "\(round.plan.id) \(round.from)")
      }
    }
  }

  private static func sum(_ amounts: ArraySlice<Usage.Amount>) -> Usage.Amount {
    var periods: [Period: Energy] = [:]
    var total = Energy.zero
    for amount in amounts {
      total += amount.total
      if case .periods(let energies) = amount {
        periods.merge(energies) { $0 + $1 }
      }
    }
    return periods.isEmpty ? .total(total) : .periods(periods)
  }
}

extension UsageCutTests.Round {
  /// What each day's half hours come to, by the periods of the day's version.
  fileprivate func days(_ values: [Energy]) throws -> [Usage.Amount] {
    try (0..<dayCount).map { index in
      let day = from.adding(days: index)
      let own = values[index * DaySchedule.slotCount..<(index + 1) * DaySchedule.slotCount]
      let version = plan.version(on: day)
      guard let calendar = version?.calendar else { return .total(own.reduce(.zero, +)) }
      var energies = Dictionary(
        uniqueKeysWithValues: calendar.periods.map { ($0, Energy.zero) })
      let slots = try calendar.schedule(on: day, triggered: triggered).slots
      for (period, value) in zip(slots, own) { energies[period, default: .zero] += value }
      return .periods(energies)
    }
  }
}
