import TestSupport
import Testing

@testable import MeterSim

@Suite("The square root of what is measured")
struct RootTests {
  @Test("a whole root is the greatest whose square is not above the number")
  func root() {
    var chance = SeededGenerator(seed: 1)
    let numbers =
      Array(0...1000) + (0..<2000).map { _ in Int64.random(in: 0...1 << 60, using: &chance) }
    for number in numbers {
      let root = Supply.root(number)
      #expect(root * root <= number && (root + 1) * (root + 1) > number, "\(number)")
    }
  }
}
