/// The energy registers of one moment: the total and each tariff, in tenths of a watt-second.
///
/// Load is constant between two changes, so what is added is a whole number and nothing is ever
/// rounded on the way: stopping and going on at any second gives the same registers.
package struct EnergyRegisters: Hashable, Sendable {
  /// Tariffs 1 sharp (尖), 2 peak (峰), 3 flat (平), 4 valley (谷).
  package static let tariffCount = 4
  /// One step of the register's last digit, 0.01 kWh.
  package static let step: Int64 = 360_000
  static let kilowattHour: Int64 = 100 * step
  /// A register turns over after 999999.99 kWh.
  package static let turnover: Int64 = 100_000_000 * step

  /// The total first, then tariffs 1…4; each below `turnover`.
  package private(set) var counts: [Int64]

  package init() { counts = Array(repeating: 0, count: 1 + Self.tariffCount) }

  /// From the total and the tariffs; `nil` where one is missing or out of range.
  package init?(counts: [Int64]) {
    guard counts.count == 1 + Self.tariffCount,
      counts.allSatisfy({ (0..<Self.turnover).contains($0) })
    else { return nil }
    self.counts = counts
  }

  /// What a reader sees, in 0.01 kWh, cut off; tariff 0 is the total.
  package func hundredths(tariff: Int) -> Int64 { counts[tariff] / Self.step }

  /// Sets one register to a number of 0.01 kWh.
  mutating func set(tariff: Int, hundredths: Int64) {
    counts[tariff] = hundredths * Self.step % Self.turnover
  }

  /// Adds `amount` tenths of a watt-second used at `tariff`.
  mutating func add(_ amount: Int64, tariff: Int) {
    counts[0] = (counts[0] + amount) % Self.turnover
    counts[tariff] = (counts[tariff] + amount) % Self.turnover
  }

  /// Splits a total plausibly over the tariffs, so that they sum up to it.
  mutating func spreadTotal() {
    let steps = counts[0] / Self.step
    let shares: [Int64] = [15, 40, 25]
    var rest = steps
    for (index, share) in shares.enumerated() {
      let part = steps * share / 100
      set(tariff: index + 1, hundredths: part)
      rest -= part
    }
    set(tariff: Self.tariffCount, hundredths: rest)
  }
}
