import DLT645

/// What a meter's error word means to the one who asked, and what to do about it: what stands behind
/// "meter 000000000161 refuses".
enum RefusalWords {
  /// What was asked: a password is no matter of a read, and relays are guarded best.
  enum Occasion { case read, order, control }

  static func sentence(_ refusal: Refusal, _ edition: Edition, _ occasion: Occasion) -> String {
    let reasons = refusal.bits.map { reason($0, edition, occasion) }
    return joined(reasons, word: hexadecimal(UInt16(refusal.rawValue), count: 1))
  }

  static func sentence(_ refusal: DetailedRefusal) -> String {
    switch refusal {
    case .control(let word):
      joined(word.bits.map(reason), word: hexadecimal(word.rawValue, count: 2))
    case .security(let word):
      joined(word.bits.map(reason), word: hexadecimal(word.rawValue, count: 2))
    }
  }

  private static let notRepeated =
    "It was not asked again: a meter counts wrong passwords, and locks after three"

  /// "(error word 04): why".
  private static func joined(_ reasons: [String], word: String) -> String {
    "(error word \(word)): "
      + (reasons.isEmpty ? "it does not say why" : reasons.joined(separator: "; also "))
  }

  /// The word as its digits, two a byte.
  static func hexadecimal(_ word: UInt16, count: Int) -> String {
    let text = String(word, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 2 * count - text.utf8.count)) + text
  }

  private static func reason(_ bit: Refusal, _ edition: Edition, _ occasion: Occasion) -> String {
    switch bit {
    case .other where edition == .of1997 && occasion == .read: "the data is not allowed"
    case .other where edition == .of1997:
      "the data is not allowed. A meter that knows no passwords also says so where one is given: leave "
        + "--password out"
    case .other where occasion == .control:
      "it gives no closer reason. Its supply may be held (保电: read --item 04000503, then "
        + "--command unprotect), or the order had expired by its clock (read --item 04000102)"
    case .other: "it gives no closer reason"
    case .unknownData: "it has no such data"
    case .notAuthorised where occasion == .read: "it wants a password"
    case .notAuthorised where occasion == .control:
      "the password or its level is wrong, or the meter takes such orders only through its security "
        + "module, as many newer ones do. \(notRepeated)"
    case .notAuthorised:
      "the password or its level is wrong, or the meter's programming button must be pressed first, "
        + "or it has locked itself after three wrong passwords (a padlock shows). \(notRepeated)"
    case .rateCannotChange: "its rate cannot be changed"
    case .tooManyZones: "it holds fewer year zones"
    case .tooManySlots: "it holds fewer slots a day"
    case .tooManyTariffs: "it holds fewer tariffs"
    default: "a reason that no standard names"
    }
  }

  private static func reason(_ bit: ControlRefusal) -> String {
    switch bit {
    case .suspended: "it is suspended: too many orders were wrong"
    case .moduleCheckFailed, .authenticationTimedOut:
      "it takes such orders only through its security module, which this program does not open"
    case .passwordWrong:
      "the password is wrong. \(notRepeated)"
    case .orderExpired:
      "by its own clock the order had expired: look at its clock (read --item 0400010C), or give "
        + "--valid more time"
    case .tripProtected, .preTripProtected:
      "its supply is held (保电): end that first with control --command unprotect"
    case .preTripWithoutTime: "it wants a time: give --delay"
    case .alreadyTripped: "it is tripped already"
    default: "a reason that no standard names"
    }
  }

  private static func reason(_ bit: SecurityRefusal) -> String {
    switch bit.names.first {
    case "repeatedRecharge": "this recharge was made already"
    case "moduleCheckFailed": "its security module finds the data wrong"
    case "authenticationFailed": "the authentication failed"
    case "customerNumberDiffers": "the customer number is another"
    case "rechargeCountWrong": "the number of recharges is another"
    case "aboveHoardingLimit": "the amount is above the hoarding limit"
    case "other": "it gives no closer reason"
    default: "a reason that no standard names"
    }
  }
}

extension OptionSet where RawValue: FixedWidthInteger, Element == Self {
  /// The members one by one, lowest bit first.
  var bits: [Self] {
    (0..<RawValue.bitWidth).map { Self(rawValue: 1 << RawValue($0)) }.filter(contains)
  }
}
