import TestSupport
import Testing
import Units

@testable import Tariff

/// How the money moves with the energy.
@Suite(.computing) struct MonotoneTests {
  @Test("one more kWh never costs a household less")
  func monotone() throws {
    try forEveryCase { test in
      guard test.plan.kind != .twoPart else { return }
      var dice = Dice(seed: test.seed)
      let more = try test.usage.with(kWh(1), in: test.plan.periods, &dice)
      let (less, cost) = try (
        test.plan.bill(for: test.usage).exact, test.plan.bill(for: more).exact
      )
      #expect(cost >= less, "seed \(test.seed): \(less) then \(cost)")
    }
  }

  @Test("nothing used costs nothing for energy")
  func nothing() throws {
    try forEveryCase(drawn: 100) { test in
      let usage = test.usage
      let empty = try Usage(
        from: usage.from, to: usage.to,
        record: .halfHours(Array(repeating: .zero, count: usage.dayCount * 48)))
      guard test.plan.kind != .twoPart, let bill = try? test.plan.bill(for: empty) else { return }
      #expect(bill.lines.allSatisfy { $0.energy == .zero })
    }
  }

  @Test("a bill is continuous at every bound: the last and the next mWh cost no jump")
  func continuous() throws {
    var count = 0
    for seed in 0..<400 as Range<UInt64> {
      var file = TariffDice(seed: seed, hasTiers: true, isOrdered: false)
      let plan = try read(file.file())
      var dice = UsageDice(seed: seed, periods: plan.periods)
      let usage = try dice.usage(.total, months: 1...1)
      let version = try #require(plan.version(on: usage.from))
      guard plan.version(on: usage.to) == version else { continue }
      let timeline = try Timeline(plan: plan, usage: usage, shelf: nil)
      guard timeline.stretches.count == 1, let stretch = timeline.stretches.first else { continue }
      for bound in stretch.bounds where bound > usage.before + kWh(1) {
        let cost = try [-1, 0, 1 as Int64].map { step in
          let total = bound - usage.before + Energy(milliwattHours: step)
          return try plan.bill(for: usage.with(total: total, in: plan.periods)).exact
        }
        count += 1
        // No kWh costs more than ten yuan; a share may move by some milliwatt-hours.
        let most = Money(units: 10 * 1_000_000_000)
        #expect(cost[1] - cost[0] < most && cost[2] - cost[1] < most, "seed \(seed)")
        #expect(cost[1] - cost[0] > Money(units: -10 * 1_000_000_000), "seed \(seed)")
      }
    }
    #expect(count >= 100)
  }
}

extension Usage {
  /// The same with more energy somewhere.
  fileprivate func with(_ more: Energy, in periods: [Period], _ dice: inout Dice) throws -> Usage {
    switch energy {
    case .halfHours(var values):
      values[dice.number(0...values.count - 1)] += more
      return try replacing(.halfHours(values))
    case .metered(var pieces):
      let place = dice.number(0...pieces.count - 1)
      let piece = pieces[place]
      let amount: Amount
      switch piece.energy {
      case .total(let total): amount = .total(total + more)
      case .periods(var energies):
        energies[dice.one(of: periods), default: .zero] += more
        amount = .periods(energies)
      }
      pieces[place] = MeteredPiece(from: piece.from, to: piece.to, energy: amount)
      return try replacing(.metered(pieces))
    }
  }

  /// The same with all the energy in one piece, shared among the periods as well as it goes.
  fileprivate func with(total: Energy, in periods: [Period]) throws -> Usage {
    let count = Int64(max(periods.count, 1))
    let part = Energy(milliwattHours: total.milliwattHours / count)
    let rest = total - Energy(milliwattHours: part.milliwattHours * (count - 1))
    let amount: Amount =
      periods.isEmpty
      ? .total(total)
      : .periods(
        Dictionary(
          uniqueKeysWithValues: periods.map { ($0, $0 == periods[0] ? rest : part) }))
    return try replacing(.metered([MeteredPiece(from: from, to: to, energy: amount)]))
  }

  func replacing(_ record: Record, switches: [Switch]? = nil) throws -> Usage {
    try Usage(
      from: from, to: to, record: record, before: before, household: household, demand: demand,
      triggered: triggered, switches: switches ?? self.switches)
  }
}
