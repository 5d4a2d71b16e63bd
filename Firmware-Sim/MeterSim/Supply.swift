/// What the meter measures at this moment. The parts agree: P = U · I · cos φ within their rounding.
struct Supply: Hashable, Sendable {
  /// 0.1 V.
  var voltage: Int64
  /// 0.001 A.
  var current: Int64
  /// 0.0001 kW.
  var active: Int64
  /// 0.0001 kvar.
  var reactive: Int64
  /// 0.0001 kVA.
  var apparent: Int64
  /// 0.001.
  var powerFactor: Int64
  /// 0.01 Hz.
  var frequency: Int64
  /// 0.1 °C inside the case.
  var temperature: Int64

  /// Minutes between two steps of what wanders.
  private static let wander: Int64 = 600

  init(power: Int64, at time: Int64, noise: Noise) {
    voltage =
      noise.drift(in: 2150...2290, at: time, every: 3 * Self.wander, for: .voltage)
      + noise.number(in: -6...6, at: time / 60, for: .voltageStep) - power / 5000
    // Beyond 79.9999 kVA the sign of 0205 would stand: so near the end the load is a better one.
    let leastFactor = (power * 1000 + Load.maximum - 1) / Load.maximum
    powerFactor =
      power == 0
      ? 1000
      : max(
        leastFactor,
        noise.drift(in: 900...995, at: time, every: Self.wander, for: .powerFactor))
    frequency = noise.drift(in: 4996...5004, at: time, every: Self.wander, for: .frequency)
    temperature = noise.drift(in: 180...310, at: time, every: 6 * Self.wander, for: .temperature)
    active = power
    // 0.1 W · 10^6 / (0.1 V · 0.001) is mA.
    let divisor = voltage * powerFactor
    current = (power * 1_000_000 + divisor / 2) / divisor
    apparent = (power * 1000 + powerFactor / 2) / powerFactor
    reactive = Self.root(max(0, apparent * apparent - active * active))
  }

  /// The whole square root, cut off: digit by digit in base two.
  static func root(_ square: Int64) -> Int64 {
    var rest = square
    var root: Int64 = 0
    var step: Int64 = 1 << 62
    while step > 0 {
      if rest >= root + step {
        rest -= root + step
        root = root >> 1 + step
      } else {
        root >>= 1
      }
      step >>= 2
    }
    return root
  }
}
