import Tariff
import Units

/// The times between a meter's last settlements, each with the same time of the year before.
struct SettledMonths: Sendable {
  struct Month: Hashable, Sendable {
    let from: CivilTime
    let to: CivilTime
  }

  /// The time since the last settlement, as if it were over.
  let running: Month?
  /// Those that are over, the latest first.
  let closed: [Month]
  private let days: SettlementDays

  /// As many as a meter keeps registers for.
  static let limit = RegisterHistory.keptSettlementCount
  /// By how much a settlement may lie off the day a year later.
  private static let mostSecondsOff = 4 * Int64(CivilTime.secondsPerDay)

  init(_ account: MeterAccount) {
    days = account.history.days
    let settlements = account.settlements(Self.limit + 1)
    closed = zip(settlements.dropFirst(), settlements).map { Month(from: $0, to: $1) }
    running = settlements.first.flatMap { first in
      account.history.days.next(after: account.moment).map { Month(from: first, to: $0) }
    }
  }

  /// The same month of the year before; `nil` where the meter settled on other days then.
  func yearBefore(_ month: Month) -> Month? {
    guard let from = yearBefore(month.from), let to = yearBefore(month.to), from < to else {
      return nil
    }
    return Month(from: from, to: to)
  }

  private func yearBefore(_ settlement: CivilTime) -> CivilTime? {
    var target = settlement
    target.date = settlement.date.adding(months: -Months.perYear)
    let after = days.next(after: target)
    let near = days.last(1, at: target) + [after].compactMap { $0 }
    func distance(_ time: CivilTime) -> Int64 {
      abs(time.secondsSince1970 - target.secondsSince1970)
    }
    return near.filter { distance($0) <= Self.mostSecondsOff }.min { distance($0) < distance($1) }
  }

  private var all: [Month] {
    let own = [running].compactMap { $0 } + closed
    return own + own.compactMap(yearBefore)
  }

  /// All that these months begin and end with, the latest first.
  var settlements: [CivilTime] {
    Set(all.flatMap { [$0.from, $0.to] }).sorted(by: >)
  }

  /// The days around which readings would make these bills exact.
  func days(_ account: MeterAccount) -> [CivilDate] {
    Set(all.flatMap { account.days(from: $0.from, to: $0.to.date) }).sorted()
  }
}
