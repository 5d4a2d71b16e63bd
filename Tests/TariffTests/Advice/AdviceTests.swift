import JSON
import TestSupport
import Testing
import Units

@testable import Tariff

/// Advice as a whole: what holds for every tariff, and questions as JSON.
@Suite(.computing) struct AdviceTests {
  private static let shelf = TariffShelf(builtIn: builtInFiles)
  private var shelf: TariffShelf { Self.shelf }

  /// Half hours at random.
  private func halfHours(
    from: CivilDate, days: Int, using generator: inout SeededGenerator
  ) throws -> Usage {
    let values = (0..<days * DaySchedule.slotCount).map { _ in
      Energy(milliwattHours: Int64.random(in: 0...900_000, using: &generator))
    }
    return try Usage(from: from, to: from.adding(days: days), record: .halfHours(values))
  }

  @Test("half hours added up for many bills cost what they cost one by one")
  func condensed() throws {
    var generator = SeededGenerator(seed: 20_261_124)
    for plan in shelf.plans where !plan.needsDemand {
      let usage = try halfHours(
        from: yearStart(of: plan).adding(days: 15), days: 50, using: &generator)
      let short = try usage.condensed(for: plan, shelf: shelf)
      guard plan.newest.tiers?.split != .inOrder else { continue }
      #expect(short != usage)
      #expect(try plan.bill(for: short, shelf: shelf) == plan.bill(for: usage, shelf: shelf))
    }
  }

  @Test("the parts of a difference add up to it, for every tariff and whatever was used")
  func differencesAddUp() throws {
    var generator = SeededGenerator(seed: 7)
    for plan in shelf.plans where !plan.needsDemand {
      for _ in 0..<10 {
        let usages = try (0..<2).map { _ in try usage(for: plan, using: &generator) }
        let found = try BillDifference(
          plan: plan, later: usages[1], earlier: usages[0], shelf: shelf)
        #expect(found.parts.reduce(Money.zero) { $0 + $1.amount } == found.difference)
        #expect(found.parts.allSatisfy { $0.amount != .zero })
        let same = try BillDifference(
          plan: plan, later: usages[0], earlier: usages[0], shelf: shelf)
        #expect(same.parts.isEmpty && same.difference == .zero, "\(plan.id): \(same.parts)")
      }
    }
  }

  @Test("every tariff gives advice for what it can bill, and nobody's next kWh is a gift")
  func everyTariff() throws {
    var generator = SeededGenerator(seed: 8)
    let question = AdviceQuestion(
      compare: .allOfPlace, appliances: Appliance.catalogue.map(\.id))
    for plan in shelf.plans where !plan.needsDemand {
      let usage = try usage(for: plan, using: &generator)
      let advice = try Advice(question, plan: plan, usage: usage, shelf: shelf)
      #expect(try advice.bill == plan.bill(for: usage, shelf: shelf))
      #expect(!advice.oneMore.isEmpty)
      for next in advice.oneMore {
        #expect(next.cost >= .zero)
        #expect(next.parts.reduce(Energy.zero) { $0 + $1.energy } == OneMoreKilowattHour.energy)
      }
      #expect((advice.nextTier != nil) == (plan.newest.tiers != nil))
      #expect(advice.appliances.count == Appliance.catalogue.count)
      #expect(advice.comparison?.offers.contains { $0.plan == plan.id } == true)
      #expect(advice.output.text.utf8.count > 100)
    }
  }

  /// In a tier with room for it the next kWh costs what the price table says, unless its adders
  /// differ by period and are shared out.
  @Test("the next kWh and the printed prices agree in every tariff")
  func pricesAgree() throws {
    var generator = SeededGenerator(seed: 9)
    var compared = 0
    for plan in shelf.plans {
      for _ in 0..<10 {
        let usage = try usage(for: plan, using: &generator)
        let next = try NextTier(plan: plan, usage: usage, shelf: shelf)
        guard let next, (next.left ?? kWh(1)) >= kWh(1),
          plan.newest.components.allSatisfy({ component in
            component.price.seasons.allSatisfy { season in
              (1...season.value.tiers.count).allSatisfy { season.value.adder(tier: $0) != nil }
            }
          })
        else { continue }
        let more = try OneMoreKilowattHour.all(plan: plan, usage: usage, shelf: shelf)
        for (one, price) in zip(more, next.prices) {
          #expect(one.period == price.period)
          #expect(one.cost == price.now * kWh(1), "\(plan.id) \(usage.output.text)")
          compared += 1
        }
      }
    }
    #expect(compared > 300)
  }

  @Test("moved energy is never lost and never less than nothing, by words and by hours")
  func shiftsKeepEnergy() throws {
    var generator = SeededGenerator(seed: 10)
    let plan = try builtInPlan("jiangsu-2021-tiers-tou")
    for text in ["7.123457:peak:valley", "3:18:30-22:00:23:00-05:30", "5:00:00-24:00:02:00-02:30"] {
      let shift = try #require(EnergyShift(text))
      let usage = try halfHours(
        from: yearStart(of: plan), days: 5, using: &generator)
      let moved = try shift.applied(to: usage, plan: plan, shelf: shelf)
      guard case .halfHours(let before) = usage.energy, case .halfHours(let after) = moved.energy
      else { continue }
      #expect(moved.total == usage.total)
      #expect(after.allSatisfy { $0 >= .zero } && after != before)
      for day in 0..<5 {
        let slots = day * DaySchedule.slotCount..<(day + 1) * DaySchedule.slotCount
        #expect(after[slots].reduce(.zero, +) == before[slots].reduce(.zero, +))
      }
    }
  }

  /// A day from which the plan is valid for a year.
  private func yearStart(of plan: TariffPlan) throws -> CivilDate {
    let day = plan.validTo.map { $0.adding(days: 1).adding(months: -12) }
    return try #require(day ?? CivilDate("2026-01-01"))
  }

  /// A month that the plan can bill, at random.
  private func usage(
    for plan: TariffPlan, using generator: inout SeededGenerator
  ) throws -> Usage {
    let from = try yearStart(of: plan).adding(months: Int.random(in: 0...10, using: &generator))
    let draw = { (generator: inout SeededGenerator) in
      Energy(milliwattHours: Int64.random(in: 0...900_000_000, using: &generator))
    }
    let energies = plan.periods.map { ($0, draw(&generator)) }
    return try Usage(
      from: from, to: from.adding(months: 1),
      energy: energies.isEmpty
        ? .total(draw(&generator)) : .periods(Dictionary(uniqueKeysWithValues: energies)),
      before: Energy(milliwattHours: Int64.random(in: 0...6_000, using: &generator) * 1_000_000))
  }

  private func question(_ text: String) throws -> AdviceQuestion {
    var reader = try Value.parse(Array(text.utf8), dialect: .strict).object()
    let question = try AdviceQuestion(from: &reader)
    try reader.finish()
    return question
  }

  @Test("a question is read out of a request")
  func reads() throws {
    let found = try question(
      #"{"compare":["a","b"],"shift":{"kWh":60,"from":"peak","to":"23:00-07:30"},"appliances":["tv"],"powerFactor":"0.95","kvar":120}"#
    )
    #expect(found.compare == .plans(["a", "b"]))
    #expect(
      found.shift
        == EnergyShift(
          energy: kWh(60), from: .period(.peak), to: .hours(DaySchedule.Span(from: 46, to: 15))))
    #expect(found.appliances == ["tv"] && found.kilovars == 120)
    #expect(found.powerFactor?.percent == "95%")
    #expect(try question("{}") == AdviceQuestion())
    #expect(try question(#"{"compare":"all-of-place"}"#).compare == .allOfPlace)
  }

  @Test(
    "a wrong question is told with its place and what would be right",
    arguments: [
      (#"{"compare":"all"}"#, "compare: must be \"all-of-place\" or a list"),
      (#"{"compare":[1]}"#, "compare[0]: must be a text"),
      (#"{"shift":{"kWh":"1","from":"dawn","to":"peak"}}"#, "shift.from: must be a period"),
      (#"{"shift":{"kWh":"1","from":"peak"}}"#, "'to' is missing"),
      (#"{"appliances":"tv"}"#, "appliances: must be a list"),
      (#"{"powerFactor":"0.4"}"#, "powerFactor: must be from 0.5 to 1"),
      (#"{"kvar":0}"#, "kvar: must be a whole number from 1"),
      (#"{"earlier":{"from":"2026-01-01"}}"#, "earlier: 'to' is missing"),
      (#"{"aplliances":["tv"]}"#, "did you mean 'appliances'"),
    ])
  func refuses(text: String, words: String) {
    let error = #expect(throws: JSONError.self) { try question(text) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }
}
