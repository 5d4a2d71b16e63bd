/// Reactive energy in whole millivar-hours (0.000001 kvarh).
package struct ReactiveEnergy: Hashable, Comparable, Sendable {
  package var millivarHours: Int64

  package static let zero = ReactiveEnergy(millivarHours: 0)
  package static let kilovarHourDecimals = 6

  package init(millivarHours: Int64) { self.millivarHours = millivarHours }

  /// `nil` where the number has digits below one millivar-hour or does not fit.
  package init?(kilovarHours: ExactDecimal) {
    guard let digits = kilovarHours.digits(withDecimals: Self.kilovarHourDecimals) else {
      return nil
    }
    millivarHours = digits
  }

  package static func < (a: ReactiveEnergy, b: ReactiveEnergy) -> Bool {
    a.millivarHours < b.millivarHours
  }
}

extension ReactiveEnergy: CustomStringConvertible {
  /// In kvarh, exact, without zeros behind the last digit that counts.
  package var description: String {
    ExactDecimal.shortText(
      digits: Int128(millivarHours), decimals: Self.kilovarHourDecimals, atLeast: 0)
  }
}
