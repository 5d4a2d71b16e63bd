/// What a kilowatt-hour costs more the more the customer has used in the ladder's period (parameters
/// 040600nn and 040601nn, second set 040602nn and 040603nn).
package struct Ladder: Hashable, Sendable {
  /// What was used at the end of each step but the last, rising, in 0.1 Ws.
  private let limits: [Int64]
  /// In 0.0001 yuan/kWh; one more than limits.
  private let prices: [Int64]

  /// The face has four boxes.
  package static let maximumStepCount = 4
  /// One step of a limit's last digit, 0.01 kWh, in 0.1 Ws.
  static let unit = EnergyRegisters.step

  /// `limits` in 0.01 kWh; those that do not rise above the one before, zero included, end the
  /// ladder. `nil` for one without a limit, and where a price is missing.
  package init?(limits: [Int64], prices: [Int64]) {
    var rising: [Int64] = []
    for limit in limits.prefix(Self.maximumStepCount - 1) {
      guard limit > rising.last ?? 0 else { break }
      rising.append(limit)
    }
    guard !rising.isEmpty, prices.count > rising.count, prices.allSatisfy({ $0 >= 0 }) else {
      return nil
    }
    self.limits = rising.map { $0 * Self.unit }
    self.prices = Array(prices.prefix(rising.count + 1))
  }

  /// The step, from 1, in which the next watt-second falls when `used` (0.1 Ws) is used.
  package func step(used: Int64) -> Int { (limits.firstIndex { used < $0 } ?? limits.count) + 1 }

  /// 0.0001 yuan/kWh.
  package func price(used: Int64) -> Int64 { prices[step(used: used) - 1] }

  /// How much more may be used at the price of now; `nil` in the last step.
  func room(used: Int64) -> Int64? {
    let index = step(used: used) - 1
    return index < limits.count ? limits[index] - used : nil
  }
}
