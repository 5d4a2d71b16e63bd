/// Chance without memory: the same seed, place and purpose give the same number, at any time and in
/// any order. What a simulated meter would have drawn an hour ago can so be drawn again.
package struct Noise: Hashable, Sendable {
  package let seed: UInt64

  package init(seed: UInt64) { self.seed = seed }

  /// What a number is drawn for; two purposes never share their numbers.
  enum Purpose: UInt64 {
    case load = 1
    case loadSize, morning, voltage, voltageStep, powerFactor, frequency, temperature
    case reading, balance, delay, number
  }

  /// A number of `range` for `place`, an instant or a count.
  func number(in range: ClosedRange<Int64>, at place: Int64, for purpose: Purpose) -> Int64 {
    let width = UInt64(range.upperBound - range.lowerBound + 1)
    return range.lowerBound + Int64(mixed(UInt64(bitPattern: place), purpose.rawValue) % width)
  }

  /// A number of `range` that drifts: one drawn every `period` seconds, a straight line between.
  func drift(
    in range: ClosedRange<Int64>, at time: Int64, every period: Int64, for purpose: Purpose
  )
    -> Int64
  {
    let step = time / period
    let from = number(in: range, at: step, for: purpose)
    let to = number(in: range, at: step + 1, for: purpose)
    return from + (to - from) * (time - step * period) / period
  }

  private func mixed(_ place: UInt64, _ purpose: UInt64) -> UInt64 {
    var z = seed &+ place &* 0x9E37_79B9_7F4A_7C15 &+ purpose &* 0xD1B5_4A32_D192_ED03
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
