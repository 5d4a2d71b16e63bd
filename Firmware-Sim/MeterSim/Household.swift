import Units

/// The use of a family flat: a base, a morning and an evening peak, weekends at home, warm and cold
/// months, and chance.
package struct Household: Hashable, Sendable {
  /// What is used on average over a year, in tenths of a watt.
  package let meanPower: Int64
  private let noise: Noise

  /// Of 150…400 kWh a month, by `seed`.
  package init(seed: UInt64) {
    noise = Noise(seed: seed)
    meanPower = noise.number(in: 2200...5200, at: 0, for: .loadSize)
  }

  /// Thousandths of the mean, hour by hour.
  private static let workday: [Int64] = [
    480, 420, 400, 400, 420, 520, 1000, 1500, 1150, 800, 750, 850,
    1050, 900, 780, 780, 900, 1250, 1750, 2050, 1950, 1650, 1150, 700,
  ]
  private static let weekend: [Int64] = [
    520, 440, 400, 400, 420, 480, 700, 1100, 1350, 1300, 1250, 1400,
    1550, 1300, 1150, 1150, 1250, 1500, 1850, 2050, 1950, 1700, 1250, 800,
  ]
  /// Thousandths of the mean, January first: heating and, more so, cooling.
  private static let season: [Int64] = [
    1100, 1050, 850, 780, 800, 1050, 1400, 1450, 1100, 800, 780, 1000,
  ]

  /// The power in tenths of a watt during the interval that holds `time`.
  func power(at time: Int64, on day: MeterDay) -> Int64 {
    let hour = Int(time % 86_400 / 3600)
    let shape = day.isWeekend ? Self.weekend[hour] : Self.workday[hour]
    let interval = time / Load.interval
    let chance = noise.number(in: 600...1400, at: interval, for: .load)
    let ofDay = noise.number(in: 800...1200, at: Int64(day.number), for: .morning)
    return meanPower * shape / 1000 * Self.season[day.date.month - 1] / 1000
      * chance / 1000 * ofDay / 1000
  }
}
