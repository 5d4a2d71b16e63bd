/// A decimal number with a fixed count of decimals, kept as an integer: 220.1 is 2201 with one.
///
/// Meter values, prices and JSON numbers travel through the program in this form, so that no digit
/// is lost or invented. Equality is of text form: 1.0 and 1.00 differ; compare `isSameAmount(as:)`
/// for value.
package struct ExactDecimal: Hashable, Sendable {
  /// The number without its decimal point.
  package var digits: Int64
  /// Digits behind the decimal point, 0…18.
  package var decimals: Int

  package static let maximumDecimals = 18

  package init(digits: Int64, decimals: Int) {
    precondition((0...Self.maximumDecimals).contains(decimals), "decimals outside 0…18")
    self.digits = digits
    self.decimals = decimals
  }

  /// Reads "-12.30"; `nil` for anything but an optional sign, digits, and at most one point between
  /// digits, or where the digits do not fit 64 bits.
  package init?(_ text: some StringProtocol) {
    // The loop runs over plain bytes: over a protocol's string each digit costs a call.
    let direct = text.utf8.withContiguousStorageIfAvailable { Self(bytes: $0) }
    guard let number = direct ?? Array(text.utf8).withUnsafeBufferPointer({ Self(bytes: $0) })
    else { return nil }
    self = number
  }

  private init?(bytes: UnsafeBufferPointer<UInt8>) {
    var digits: Int64 = 0
    var decimals = 0
    var isNegative = false
    var seenPoint = false
    var digitCount = 0
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: isNegative = true
      case UInt8(ascii: ".") where !seenPoint && digitCount > 0: seenPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (product, tooBig) = digits.multipliedReportingOverflow(by: 10)
        let (sum, overflow) = product.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
        guard !tooBig, !overflow else { return nil }
        digits = sum
        digitCount += 1
        if seenPoint { decimals += 1 }
      default: return nil
      }
    }
    guard digitCount > 0, seenPoint == (decimals > 0), decimals <= Self.maximumDecimals else {
      return nil
    }
    self.digits = isNegative ? -digits : digits
    self.decimals = decimals
  }

  /// The digits this number would have with `count` decimals; `nil` where digits would be lost or
  /// the result does not fit.
  package func digits(withDecimals count: Int) -> Int64? {
    var result = digits
    var have = decimals
    while have < count {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      result = product
      have += 1
    }
    while have > count {
      guard result % 10 == 0 else { return nil }
      result /= 10
      have -= 1
    }
    return result
  }

  /// Whether both stand for the same amount, whatever their decimals.
  package func isSameAmount(as other: ExactDecimal) -> Bool {
    let shared = max(decimals, other.decimals)
    guard let mine = digits(withDecimals: shared), let theirs = other.digits(withDecimals: shared)
    else { return false }
    return mine == theirs
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// All decimals are written, also trailing zeros: "26.00".
  package var description: String { Self.text(digits: Int128(digits), decimals: decimals) }

  /// `digits` with a decimal point before the last `decimals` of them.
  package static func text(digits: Int128, decimals: Int) -> String {
    let sign = digits < 0 ? "-" : ""
    var text = String(digits.magnitude)
    guard decimals > 0 else { return sign + text }
    if text.utf8.count <= decimals {
      text = String(repeating: "0", count: decimals - text.utf8.count + 1) + text
    }
    return sign + text.dropLast(decimals) + "." + text.suffix(decimals)
  }

  /// Like `text(digits:decimals:)`, without zeros at the end beyond `atLeast` decimals.
  package static func shortText(digits: Int128, decimals: Int, atLeast: Int) -> String {
    var digits = digits
    var decimals = decimals
    while decimals > atLeast, digits % 10 == 0 {
      digits /= 10
      decimals -= 1
    }
    return text(digits: digits, decimals: decimals)
  }
}
