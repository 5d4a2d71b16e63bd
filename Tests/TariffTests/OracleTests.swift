import JSON
import TestSupport
import Testing
import Units

@testable import Tariff

/// The engine against one that walks through every half hour.
@Suite(.computing) struct OracleTests {
  private static let roundCount: UInt64 = 400

  @Test("every bill for half hours is what a walk through the half hours comes to")
  func halfHours() throws {
    for seed in 0..<Self.roundCount {
      let plan = try drawnPlan(seed)
      var dice = UsageDice(seed: seed, periods: plan.periods)
      let usage = try dice.usage(.halfHours)
      try compare(plan, usage, seed: seed)
    }
  }

  @Test("also where the customer changes to other tariffs and back")
  func switches() throws {
    for seed in 0..<Self.roundCount / 2 {
      let drawn = (0..<3).map { TariffDice(seed: 7_000 + seed * 3 + $0) }
      var plans: [TariffPlan] = []
      for (index, var dice) in drawn.enumerated() {
        plans.append(try read(dice.file(id: "plan-\(index)")))
      }
      var dice = UsageDice(seed: seed, periods: [])
      let from = dice.day()
      let switches = [
        Usage.Switch(on: from.adding(days: dice.dice.number(1...20)), tariff: "plan-1"),
        Usage.Switch(
          on: from.adding(days: dice.dice.number(21...40)),
          tariff: dice.dice.oneIn(2) ? "plan-2" : "plan-0"),
      ]
      let usage = try dice.usage(
        .halfHours, from: from, to: from.adding(days: 55), switches: switches)
      try compare(plans[0], usage, with: plans, seed: seed)
    }
  }

  private func compare(
    _ plan: TariffPlan, _ usage: Usage, with others: [TariffPlan] = [], seed: UInt64
  ) throws {
    guard case .halfHours(let values) = usage.energy else { return }
    let shelf = TariffShelf(
      builtIn: others.map { .init(name: $0.id + ".json", bytes: $0.output.bytes) })
    let bill = try plan.bill(for: usage, shelf: shelf)
    let sum = SlowBiller(
      plan: plan, usage: usage, values: values,
      others: Dictionary(uniqueKeysWithValues: others.map { ($0.id, $0) })
    ).sum()
    let difference = (bill.exact.units - sum.money).magnitude
    // A fraction of the smallest money is lost wherever shares are divided.
    let most = sum.tolerance.magnitude + 1000
    #expect(difference <= most, "seed \(seed): \(bill.exact) against \(Money(units: sum.money))")
  }
}

/// A tariff drawn at random, as it is read from its file.
func drawnPlan(_ seed: UInt64) throws -> TariffPlan {
  var dice = TariffDice(seed: seed)
  return try read(dice.file())
}

func read(_ file: Output) throws -> TariffPlan {
  try TariffFile.parse(file.bytes, name: "drawn.json")
}
