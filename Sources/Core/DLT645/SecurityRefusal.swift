/// The error word SERR of a refused security function (C3H, a filed extension; two bytes).
package struct SecurityRefusal: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The word of each bit that is set, lowest bit first; bits without one are "reserved".
  package var names: [String] {
    let words = [
      "other", "repeatedRecharge", "moduleCheckFailed", "authenticationFailed",
      "customerNumberDiffers", "rechargeCountWrong", "aboveHoardingLimit",
    ]
    return (0..<16).filter { rawValue & 1 << UInt16($0) != 0 }
      .map { $0 < words.count ? words[$0] : "reserved" }
  }
}
