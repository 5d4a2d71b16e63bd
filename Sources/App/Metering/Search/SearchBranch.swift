import DLT645

/// A shorthand address at which more than one answered, taken apart by the next pair of digits.
struct SearchBranch: Sendable {
  /// The pairs that are known, lowest first.
  let known: [UInt8]
  /// Somebody answered alone here without a name.
  let isNameless: Bool
  /// Pairs still to be looked at, in reverse.
  private var pairs: [UInt8] = Self.allPairs.reversed()
  private var silentPairs: [UInt8] = []
  private var isSecondPass = false

  static let pairCount = 100
  private static let allPairs = (0..<pairCount).map { WireTime.byte($0) }

  init(known: [UInt8], isNameless: Bool) {
    self.known = known
    self.isNameless = isNameless
  }

  var pairsLeft: Int { pairs.count }

  mutating func nextPair() -> UInt8? { pairs.popLast() }

  mutating func wasSilent(_ pair: UInt8) { silentPairs.append(pair) }

  /// Looks once more at what was silent, for an answer may have been lost; `false` where that was
  /// done already.
  mutating func beginSecondPass() -> Bool {
    guard !isSecondPass else { return false }
    isSecondPass = true
    pairs = silentPairs.reversed()
    return true
  }

  /// The shorthand of `known`.
  static func shorthand(_ known: [UInt8]) -> MeterAddress {
    let wildcards = [UInt8](repeating: 0xAA, count: MeterAddress.byteCount - known.count)
    return MeterAddress(wireBytes: known + wildcards) ?? .wildcard
  }
}
