import Records
package import Units

/// On which days of the month, and at which hour, a meter stores its registers (结算日,
/// 04000B01…03 of DL/T 645-2007).
///
/// The standard means days 1 to 28; a later one is the month's last day where the month is shorter.
package struct SettlementDays: Hashable, Sendable {
  package struct Day: Hashable, Sendable {
    /// 1…31.
    package var day: Int
    /// 0…23.
    package var hour: Int

    package init(day: Int, hour: Int) {
      self.day = day
      self.hour = hour
    }
  }

  /// Those that are set. The first begins the month in which tiers are counted.
  package let days: [Day]

  package static let count = 3
  /// As meters leave the factory.
  package static let usual = SettlementDays([Day(day: 1, hour: 0)])

  package init(_ days: [Day]) { self.days = days }

  /// The last `count` settlements, the latest first, that are not after `moment`.
  package func last(_ count: Int, at moment: CivilTime) -> [CivilTime] {
    guard !days.isEmpty else { return [] }
    let month = moment.date.adding(days: 1 - moment.date.day)
    // Each month before the present one has one at least.
    let all = (0...count).flatMap { back in times(inMonthOf: month.adding(months: -back)) }
    return Array(all.filter { $0 <= moment }.prefix(count))
  }

  /// The first settlement after `moment`; `nil` where none is set.
  package func next(after moment: CivilTime) -> CivilTime? {
    let month = moment.date.adding(days: 1 - moment.date.day)
    return (0...1).flatMap { times(inMonthOf: month.adding(months: $0)).reversed() }
      .first { $0 > moment }
  }

  /// The last beginning of a month of tiers that is not after `moment`.
  package func monthStart(at moment: CivilTime) -> CivilTime? {
    days.first.flatMap { SettlementDays([$0]).last(1, at: moment).first }
  }

  /// The latest first, each once.
  private func times(inMonthOf first: CivilDate) -> [CivilTime] {
    let lastDay = CivilDate.dayCount(year: first.year, month: first.month)
    let all = days.map { day in
      CivilTime(
        date: first.adding(days: min(day.day, lastDay) - 1), secondOfDay: day.hour * 3600)
    }
    return Set(all).sorted(by: >)
  }
}

extension SettlementDays {
  /// What the meter said last of each of its settlement days; `readings` are the latest first.
  ///
  /// A day that none of them holds is taken for unset; `nil` where none holds the first.
  init?(_ readings: some Collection<ReadingDraft>) {
    var told: [Day?] = []
    for number in 1...Self.count {
      let text = readings.lazy.compactMap { $0.value(of: ItemID.settlementDay(number)) }.first
      if number == 1, text == nil { return nil }
      told.append(text.flatMap(Day.init))
    }
    self.init(told.compactMap { $0 })
  }
}

extension SettlementDays.Day {
  /// Reads "15 00:00"; `nil` for what is no time of a month, such as "9999" for unset.
  init?(_ text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let day = Int(parts[0]), (1...31).contains(day),
      let hour = Int(parts[1].prefix(2)), (0...23).contains(hour)
    else { return nil }
    self.init(day: day, hour: hour)
  }
}
