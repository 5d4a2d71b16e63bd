package import Units

/// How much of the apparent energy was active (功率因数), to two decimals, half up.
package struct PowerFactor: Hashable, Comparable, Sendable {
  /// 0…100.
  package let hundredths: Int

  /// `nil` where neither energy was used: then there is none.
  ///
  /// kWh / sqrt(kWh² + kvarh²), without a root: h is the highest number for which
  /// (h - 0.5)/100 is not above it, and squares are compared instead.
  package init?(active: Energy, reactive: ReactiveEnergy) {
    let active = UInt128(active.milliwattHours.magnitude)
    let reactive = UInt128(reactive.millivarHours.magnitude)
    let apparentSquare = active * active + reactive * reactive
    guard apparentSquare > 0 else { return nil }
    hundredths =
      (1...100).last { hundredths in
        let half = UInt128(2 * hundredths - 1)
        return 200 * 200 * active * active >= half * half * apparentSquare
      } ?? 0
  }

  init(hundredths: Int) { self.hundredths = hundredths }

  package static func < (a: PowerFactor, b: PowerFactor) -> Bool { a.hundredths < b.hundredths }
}

extension PowerFactor: CustomStringConvertible {
  /// "0.91", "1.00".
  package var description: String {
    ExactDecimal.shortText(digits: Int128(hundredths), decimals: 2, atLeast: 2)
  }
}
