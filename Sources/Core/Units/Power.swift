/// Active power in whole milliwatts (0.000001 kW), such as a measured maximum demand.
package struct Power: Hashable, Comparable, Sendable {
  package var milliwatts: Int64

  package static let zero = Power(milliwatts: 0)
  package static let kilowattDecimals = 6

  package init(milliwatts: Int64) { self.milliwatts = milliwatts }

  /// `nil` where the number has digits below one milliwatt or does not fit.
  package init?(kilowatts: ExactDecimal) {
    guard let digits = kilowatts.digits(withDecimals: Self.kilowattDecimals) else { return nil }
    milliwatts = digits
  }

  package static func < (a: Power, b: Power) -> Bool { a.milliwatts < b.milliwatts }
  package static func - (a: Power, b: Power) -> Power {
    Power(milliwatts: a.milliwatts - b.milliwatts)
  }
  package static func + (a: Power, b: Power) -> Power {
    Power(milliwatts: a.milliwatts + b.milliwatts)
  }
}

extension Power: CustomStringConvertible {
  /// In kW, exact, without zeros behind the last digit that counts.
  package var description: String {
    ExactDecimal.shortText(digits: Int128(milliwatts), decimals: Self.kilowattDecimals, atLeast: 0)
  }
}

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
