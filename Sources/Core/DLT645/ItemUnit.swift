/// What a number of an item counts.
package enum ItemUnit: UInt8, Sendable {
  case kilowattHour, kilovarHour, kilovoltAmpereHour
  case kilowatt, kilovar, kilovoltAmpere
  case volt, ampere, ampereHour, degree, degreeCelsius, percent, hertz
  case millisecond, second, minute, day
  case yuan, yuanPerKilowattHour
  case impulsesPerKilowattHour, impulsesPerKilovarHour

  /// As it stands behind the number: "kWh", "V", ….
  package var text: String {
    switch self {
    case .kilowattHour: "kWh"
    case .kilovarHour: "kvarh"
    case .kilovoltAmpereHour: "kVAh"
    case .kilowatt: "kW"
    case .kilovar: "kvar"
    case .kilovoltAmpere: "kVA"
    case .volt: "V"
    case .ampere: "A"
    case .ampereHour: "Ah"
    case .degree: "°"
    case .degreeCelsius: "°C"
    case .percent: "%"
    case .hertz: "Hz"
    case .millisecond: "ms"
    case .second: "s"
    case .minute: "min"
    case .day: "d"
    case .yuan: "CNY"
    case .yuanPerKilowattHour: "CNY/kWh"
    case .impulsesPerKilowattHour: "imp/kWh"
    case .impulsesPerKilovarHour: "imp/kvarh"
    }
  }
}
