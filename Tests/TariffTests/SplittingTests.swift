import JSON
import TestSupport
import Testing
import Units

@testable import Tariff

/// When a bill may be cut in two, or its readings be more or fewer, without another sum before
/// rounding, and when not: each exception stands here with its name.
@Suite(.computing) struct SplittingTests {
  private static let seeds: Range<UInt64> = 0..<500

  @Test("no tiers, a tier year: two bills for a bill's days add up to it")
  func twoBills() throws {
    var count = 0
    for seed in Self.seeds {
      guard let test = try halves(seed, fits: { Self.isSplittable(anywhere: $0) }) else { continue }
      count += 1
      #expect(try test.partsDiffer() == .zero, "seed \(seed)")
    }
    #expect(count >= 100)
  }

  @Test("monthly tiers: two bills add up to one that is cut where one of its months begins")
  func twoBillsByMonth() throws {
    var count = 0
    for seed in Self.seeds {
      guard
        let test = try halves(
          seed, windows: ["month"], fits: { Self.isMonthly($0) },
          cut: { $0.from.adding(months: 1) }),
        test.usage.from.day <= 28
      else { continue }
      count += 1
      #expect(try test.partsDiffer() == .zero, "seed \(seed)")
    }
    #expect(count >= 20)
  }

  @Test("a meter read every day gives the bill of its half hours, but for tiers in order of use")
  func daily() throws {
    for seed in Self.seeds {
      let plan = try drawnPlan(seed)
      guard !plan.isOrdered else { continue }
      var dice = UsageDice(seed: seed, periods: plan.periods)
      let usage = try dice.usage(.halfHours)
      let bill = try plan.bill(for: usage)
      let daily = try plan.bill(for: usage.replacing(.metered(usage.daily(for: plan))))
      #expect(daily.output == bill.output, "seed \(seed)")
    }
  }

  @Test("a reading more between two days changes nothing where use is even and no month begins")
  func moreReadings() throws {
    for seed in Self.seeds {
      let plan = try drawnPlan(seed)
      guard !plan.isOrdered else { continue }
      var dice = UsageDice(seed: seed, periods: plan.periods)
      let drawn = try dice.usage(.total, months: 1...12)
      let middle = drawn.from.adding(days: dice.dice.number(1...drawn.dayCount - 1))
      let isMonthStart = (1...12).contains { drawn.from.adding(months: $0) == middle }
      guard !isMonthStart else { continue }
      let daily = Energy(milliwattHours: Int64(dice.dice.number(0...9_000_000)))
      let piece = { (from: CivilDate, to: CivilDate) in
        MeteredPiece(
          from: from, to: to,
          energy: daily.amount(days: to.daysSince1970 - from.daysSince1970, periods: plan.periods))
      }
      let one = try drawn.replacing(.metered([piece(drawn.from, drawn.to)]))
      let two = try drawn.replacing(
        .metered([piece(drawn.from, middle), piece(middle, drawn.to)]))
      #expect(try plan.bill(for: one).output == plan.bill(for: two).output, "seed \(seed)")
    }
  }

  /// With what is cut, and why the sum is another.
  @Test("the exceptions, each with its name", arguments: SplitException.all)
  func exceptions(_ exception: SplitException) throws {
    let plan = try read(exception.file)
    let whole = try plan.bill(for: usage(exception.whole)).exact
    let parts = try exception.parts.reduce(Money.zero) {
      $0 + (try plan.bill(for: usage($1)).exact)
    }
    #expect("\(whole)" == exception.wholeCost)
    #expect("\(parts)" == exception.partsCost)
  }

  // MARK: - Which tariffs allow it

  /// Shares by proportion are of a stretch's energies: where adders differ by period, two bills
  /// have two mixes.
  private static func isSplittable(anywhere plan: TariffPlan) -> Bool {
    (plan.hasUniformAdders || plan.isOrdered)
      && plan.versions.allSatisfy { version in
        switch version.tiers?.window {
        case nil, .year?: true
        case .month?, .twoMonths?, .cycle?: false
        }
      }
  }

  private static func isMonthly(_ plan: TariffPlan) -> Bool {
    (plan.hasUniformAdders || plan.isOrdered)
      && plan.versions.allSatisfy { $0.tiers?.window == .month }
  }

  private func halves(
    _ seed: UInt64, windows: [String] = ["year"], fits: (TariffPlan) -> Bool,
    cut: ((Usage) -> CivilDate)? = nil
  ) throws -> Halves? {
    var drawn = TariffDice(seed: seed)
    drawn.windows = windows
    let plan = try read(drawn.file())
    guard fits(plan) else { return nil }
    var dice = UsageDice(seed: seed, periods: plan.periods)
    let usage = try dice.usage(.halfHours)
    let middle = cut?(usage) ?? usage.from.adding(days: dice.dice.number(1...usage.dayCount - 1))
    return middle < usage.to ? Halves(plan: plan, usage: usage, middle: middle) : nil
  }
}

/// One bill and the two that it can be cut into.
private struct Halves {
  let plan: TariffPlan
  let usage: Usage
  let middle: CivilDate

  /// What the two parts cost more, beyond what is lost where shares are cut to milliwatt-hours.
  func partsDiffer() throws -> Money {
    guard case .halfHours(let values) = usage.energy else { return .zero }
    let count = (middle.daysSince1970 - usage.from.daysSince1970) * DaySchedule.slotCount
    let first = try part(usage.from, middle, Array(values[..<count]), before: usage.before)
    let second = try part(middle, usage.to, Array(values[count...]), before: try held())
    return try plan.bill(for: first).exact + plan.bill(for: second).exact
      - plan.bill(for: usage).exact
  }

  private func part(
    _ from: CivilDate, _ to: CivilDate, _ values: [Energy], before: Energy
  ) throws -> Usage {
    try Usage(
      from: from, to: to, record: .halfHours(values), before: before,
      household: usage.household, triggered: usage.triggered)
  }

  /// What the window in which `middle` lies holds before it.
  private func held() throws -> Energy {
    guard case .halfHours(let values) = usage.energy else { return .zero }
    var held = usage.before
    var last = ""
    for index in 0...middle.daysSince1970 - usage.from.daysSince1970 {
      let date = usage.from.adding(days: index)
      let scheme = plan.version(on: date)?.tiers
      let window = SlowBounds(usage: usage, date: date, scheme: scheme).window
      if window != last, index > 0 { held = .zero }
      last = window
      guard date < middle, scheme?.uncountedMonths.contains(date.month) != true else { continue }
      for value in values[index * 48..<index * 48 + 48] { held += value }
    }
    return held
  }
}

extension Usage {
  /// A piece for each day of half hours.
  fileprivate func daily(for plan: TariffPlan) throws -> [MeteredPiece] {
    guard case .halfHours(let values) = energy else { return [] }
    return try (0..<dayCount).map { index in
      let day = from.adding(days: index)
      let own = values[index * 48..<index * 48 + 48]
      let calendar = plan.version(on: day)?.calendar
      var amount = Amount.total(own.reduce(.zero, +))
      if let calendar {
        let slots = try calendar.schedule(on: day, triggered: triggered).slots
        var energies: [Period: Energy] = [:]
        for period in calendar.periods { energies[period] = .zero }
        for (period, value) in zip(slots, own) { energies[period, default: .zero] += value }
        amount = .periods(energies)
      }
      return MeteredPiece(from: day, to: day.adding(days: 1), energy: amount)
    }
  }
}

extension Energy {
  /// So much every day, of every period.
  fileprivate func amount(days: Int, periods: [Period]) -> Usage.Amount {
    let energy = Energy(milliwattHours: milliwattHours * Int64(days))
    return periods.isEmpty
      ? .total(energy)
      : .periods(Dictionary(uniqueKeysWithValues: periods.map { ($0, energy) }))
  }
}
