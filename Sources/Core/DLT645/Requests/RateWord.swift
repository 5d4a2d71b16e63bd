/// The rate word Z: exactly one bit (2007 §7.7; 1997 counts its bits otherwise, and 0 is 1200).
package struct RateWord: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `nil` for a rate that the edition has no bit for.
  package init?(baud: Int, edition: Edition) {
    if edition == .of1997, baud == Self.usual1997 {
      self.init(rawValue: 0)
      return
    }
    guard let bit = Self.rates(edition).firstIndex(of: baud) else { return nil }
    self.init(rawValue: 1 << UInt8(bit))
  }

  /// `nil` where not exactly one known bit is set.
  package func baud(edition: Edition) -> Int? {
    if edition == .of1997, rawValue == 0 { return Self.usual1997 }
    let rates = Self.rates(edition)
    guard rawValue.nonzeroBitCount == 1, rawValue.trailingZeroBitCount < rates.count else {
      return nil
    }
    let rate = rates[rawValue.trailingZeroBitCount]
    return rate == 0 ? nil : rate
  }

  private static let usual1997 = 1200

  /// By bit from b0; 0 where the edition leaves the bit undefined.
  private static func rates(_ edition: Edition) -> [Int] {
    switch edition {
    case .of2007: [0, 600, 1200, 2400, 4800, 9600, 19_200]
    case .of1997: [0, 300, 600, 0, 2400, 4800, 9600]
    }
  }
}
