import Units

/// The three tables of (83)水电财字215号: what a power factor changes on a bill.
///
/// Above the standard each hundredth takes something off, down to a least; below it each adds
/// 0.5 % for the first twenty hundredths, 1 % for the next five, then 2 %.
extension PowerFactorRule {
  /// Above zero where the customer pays more.
  func adjustment(for factor: PowerFactor) -> Ratio {
    let better = factor.hundredths - standard.hundredths
    guard better > 0 else { return Self.penalty(hundredthsBelow: -better) }
    return max(standard.reward(hundredthsAbove: better), best ?? standard.best)
  }

  private static func penalty(hundredthsBelow below: Int) -> Ratio {
    let percentTenths = below * 5 + max(0, below - 20) * 5 + max(0, below - 25) * 10
    return Ratio(units: Int64(percentTenths) * Ratio.one.units / 1000)
  }
}

extension PowerFactorRule.Standard {
  package var hundredths: Int {
    switch self {
    case .of090: 90
    case .of085: 85
    case .of080: 80
    }
  }

  /// The table's last step.
  fileprivate var best: Ratio {
    switch self {
    case .of090: Ratio(units: -750_000)
    case .of085: Ratio(units: -1_100_000)
    case .of080: Ratio(units: -1_300_000)
    }
  }

  /// 0.1 % for each hundredth up to 0.90, and 0.15 % above it.
  fileprivate func reward(hundredthsAbove above: Int) -> Ratio {
    let upTo090 = min(above, Self.of090.hundredths - hundredths)
    return Ratio(units: -Int64(upTo090) * 100_000 - Int64(above - upTo090) * 150_000)
  }
}
