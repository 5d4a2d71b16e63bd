/// What was used in the settlement periods, and since the ladder began: a part of the EEPROM.
package struct UseLog: Hashable, Sendable {
  /// The total register when this settlement period began, in 0.1 Ws.
  private var periodStart: Int64
  /// The total register when the ladder began at its first step.
  private var ladderStart: Int64
  /// What the periods before used, the latest first; at most twelve.
  private var periods: [Int64] = []

  package init(startingAt total: Int64) { (periodStart, ladderStart) = (total, total) }

  /// 0.1 Ws used in this period (0) or in the one `back` periods ago; `nil` beyond twelve.
  package func use(back: Int, total: Int64) -> Int64? {
    guard back > 0 else { return Self.difference(total, periodStart) }
    guard back <= MeterState.historyCount else { return nil }
    return back <= periods.count ? periods[back - 1] : 0
  }

  /// 0.1 Ws used since the ladder began.
  package func ladderUse(total: Int64) -> Int64 { Self.difference(total, ladderStart) }

  mutating func settle(total: Int64) {
    periods.insert(Self.difference(total, periodStart), at: 0)
    periods.removeLast(max(0, periods.count - MeterState.historyCount))
    periodStart = total
  }

  mutating func beginLadder(total: Int64) { ladderStart = total }

  /// A register that turned over has gone on.
  private static func difference(_ total: Int64, _ start: Int64) -> Int64 {
    (total - start + EnergyRegisters.turnover) % EnergyRegisters.turnover
  }
}

/// The log as a line of words.
extension UseLog {
  var line: String {
    (["use", "\(periodStart)", "\(ladderStart)"] + periods.map { "\($0)" }).joined(separator: " ")
  }

  /// `nil` where the words are none of `line`.
  init?(_ words: [Substring]) {
    let numbers = words.dropFirst().compactMap { Int64($0) }
    guard numbers.count == words.count - 1,
      (2...2 + MeterState.historyCount).contains(numbers.count),
      numbers.allSatisfy({ (0..<EnergyRegisters.turnover).contains($0) })
    else { return nil }
    (periodStart, ladderStart) = (numbers[0], numbers[1])
    periods = Array(numbers[2...])
  }
}
