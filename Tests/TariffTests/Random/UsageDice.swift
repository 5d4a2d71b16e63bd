import Tariff
import TestSupport
import Units

/// A usage drawn at random that a drawn tariff admits.
struct UsageDice {
  var dice: Dice
  let periods: [Period]

  /// Bills begin and end between these.
  private var earliest = CivilDate(daysSince1970: 20_089)
  private var latest = CivilDate(daysSince1970: 21_184)

  init(seed: UInt64, periods: [Period]) {
    dice = Dice(seed: seed)
    self.periods = periods
  }

  /// For a tariff that need not be valid in 2025 and later.
  init(seed: UInt64, plan: TariffPlan) {
    self.init(seed: seed, periods: plan.periods)
    if let end = plan.validTo, end < latest {
      latest = end.adding(days: 1)
      earliest = max(plan.newest.validFrom, latest.adding(days: -1000))
    } else {
      earliest = max(plan.newest.validFrom, earliest)
      latest = earliest.adding(days: 1000)
    }
  }

  enum Form: CaseIterable { case total, pieces, halfHours }

  /// Between the years 2025 and 2027; half hours for two months at most.
  mutating func usage(
    _ form: Form, months: ClosedRange<Int> = 1...12, switches: [Usage.Switch] = []
  ) throws -> Usage {
    let from = day()
    let most = from.adding(months: dice.number(form == .halfHours ? 1...2 : months))
    let to = dice.oneIn(2) ? most : from.adding(days: dice.number(2...25))
    return try usage(form, from: from, to: min(to, latest), switches: switches)
  }

  mutating func usage(
    _ form: Form, from: CivilDate, to: CivilDate, switches: [Usage.Switch] = []
  ) throws -> Usage {
    let dayCount = to.daysSince1970 - from.daysSince1970
    let record: Usage.Record
    switch form {
    case .total:
      record = .metered([MeteredPiece(from: from, to: to, energy: amount(dayCount))])
    case .pieces:
      let cuts = Set((0..<dice.number(1...4)).map { _ in dice.number(0...dayCount - 1) } + [0])
      let starts = cuts.sorted().map { from.adding(days: $0) }
      record = .metered(
        zip(starts, starts.dropFirst() + [to]).map { start, end in
          MeteredPiece(
            from: start, to: end, energy: amount(end.daysSince1970 - start.daysSince1970))
        })
    case .halfHours:
      record = .halfHours(
        (0..<dayCount * DaySchedule.slotCount).map { _ in
          dice.oneIn(4) ? .zero : dice.energy(0...400_000)
        })
    }
    return try Usage(
      from: from, to: to, record: record,
      before: dice.oneIn(2) ? .zero : dice.energy(0...900_000_000), household: household(from),
      demand: demand,
      triggered: [
        "heat": Set((0..<dayCount).filter { _ in dice.oneIn(4) }.map { from.adding(days: $0) })
      ], switches: switches)
  }

  /// Often the first or the last days of a month.
  mutating func day() -> CivilDate {
    let monthCount = (latest.daysSince1970 - earliest.daysSince1970) / 31 - 3
    let month = earliest.adding(months: dice.number(0...max(0, monthCount)))
    let first = month.day == 1 ? month : month.adding(days: 1 - month.day).adding(months: 1)
    return dice.oneIn(3) ? first : first.adding(days: dice.one(of: [9, 14, 27, 28, 29, 30]))
  }

  /// What a large customer's tariff may ask for.
  var demand = Demand()

  private mutating func household(_ from: CivilDate) -> Household {
    Household(
      persons: dice.number(1...8), hasLowIncome: dice.oneIn(2),
      since: dice.oneIn(3) ? from.adding(days: -dice.number(0...400)) : nil)
  }

  /// About ten kWh a day.
  private mutating func amount(_ dayCount: Int) -> Usage.Amount {
    let most = Int64(dayCount) * 20_000_000
    guard !periods.isEmpty else { return .total(dice.energy(0...most)) }
    return .periods(
      Dictionary(
        uniqueKeysWithValues: periods.map { period in
          (period, dice.oneIn(6) ? .zero : dice.energy(0...most / Int64(periods.count)))
        }))
  }
}
