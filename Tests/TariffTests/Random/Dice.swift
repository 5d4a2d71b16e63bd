import JSON
import TestSupport
import Units

/// Draws at random, the same from the same seed.
struct Dice {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &generator) }

  /// True once in `count` times.
  mutating func oneIn(_ count: Int) -> Bool { number(1...count) == 1 }

  mutating func one<Item>(of items: [Item]) -> Item { items[number(0...items.count - 1)] }

  mutating func energy(_ milliwattHours: ClosedRange<Int64>) -> Energy {
    Energy(milliwattHours: .random(in: milliwattHours, using: &generator))
  }

  mutating func some<Item>(_ count: Int, of items: [Item]) -> [Item] {
    Array(items.shuffled(using: &generator).prefix(count))
  }

  /// A decimal number of `units` with so many decimals, as a file writes it.
  mutating func decimal(_ units: ClosedRange<Int>, decimals: Int) -> Output {
    .string(ExactDecimal.text(digits: Int128(number(units)), decimals: decimals))
  }

  /// All months in one to three groups.
  mutating func seasons() -> [[Int]] {
    let count = number(1...3)
    var groups = [[Int]](repeating: [], count: count)
    let start = number(0...11)
    for offset in 0..<12 { groups[offset * count / 12].append((start + offset) % 12 + 1) }
    return groups
  }

  /// One value for all months, or a list of `{"months", key}`.
  mutating func bySeason(_ key: String, _ value: (inout Dice) -> Output) -> Output {
    oneIn(2) ? value(&self) : seasonList(key, value)
  }

  mutating func seasonList(_ key: String, _ value: (inout Dice) -> Output) -> Output {
    .array(
      seasons().map { months in
        .object([
          ("months", .array(months.map { .integer(Int64($0)) })), (key, value(&self)),
        ])
      })
  }
}
