/// Chance with memory: a row of numbers that is the same for the same seed on every machine.
package struct Chance: Hashable, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// The next number, anywhere in `range`.
  package mutating func number(in range: ClosedRange<Int64>) -> Int64 {
    range.lowerBound + Int64(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  /// Whether something happens that happens `perMillion` times in a million.
  package mutating func happens(perMillion: Int) -> Bool { next() % 1_000_000 < UInt64(perMillion) }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
