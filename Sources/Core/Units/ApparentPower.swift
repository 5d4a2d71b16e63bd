/// Apparent power in whole millivolt-amperes (0.000001 kVA), such as a transformer's capacity.
package struct ApparentPower: Hashable, Comparable, Sendable {
  package var millivoltAmperes: Int64

  package static let zero = ApparentPower(millivoltAmperes: 0)
  package static let kilovoltAmpereDecimals = 6

  package init(millivoltAmperes: Int64) { self.millivoltAmperes = millivoltAmperes }

  /// `nil` where the number has digits below one millivolt-ampere or does not fit.
  package init?(kilovoltAmperes: ExactDecimal) {
    guard let digits = kilovoltAmperes.digits(withDecimals: Self.kilovoltAmpereDecimals) else {
      return nil
    }
    millivoltAmperes = digits
  }

  package static func < (a: ApparentPower, b: ApparentPower) -> Bool {
    a.millivoltAmperes < b.millivoltAmperes
  }
}

extension ApparentPower: CustomStringConvertible {
  /// In kVA, exact, without zeros behind the last digit that counts.
  package var description: String {
    ExactDecimal.shortText(
      digits: Int128(millivoltAmperes), decimals: Self.kilovoltAmpereDecimals, atLeast: 0)
  }
}
