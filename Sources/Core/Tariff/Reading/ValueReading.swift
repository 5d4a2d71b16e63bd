import JSON
import Units

// Reading the field's own quantities out of JSON values; errors name the place.

extension Value {
  func date() throws(JSONError) -> CivilDate {
    guard let date = CivilDate(try string()), Usage.yearRange.contains(date.year) else {
      throw unfit("be a day of the calendar like \"2026-11-23\"")
    }
    return date
  }

  /// In kWh, zero or more.
  func energy() throws(JSONError) -> Energy {
    guard let number = ExactDecimal(try decimal()), let energy = Energy(kilowattHours: number),
      energy >= .zero, energy <= Usage.maximumEnergy
    else {
      throw unfit(
        "be from 0 to \(Usage.maximumEnergy) kWh with at most \(Energy.kilowattHourDecimals)"
          + " decimals")
    }
    return energy
  }

  /// In yuan per kWh, `lowest` or more.
  func energyPrice(from lowest: EnergyPrice = .zero) throws(JSONError) -> EnergyPrice {
    guard let number = ExactDecimal(try decimal()),
      let price = EnergyPrice(yuanPerKilowattHour: number), price >= lowest,
      price <= Self.maximumPrice
    else {
      throw unfit(
        "be from \(lowest == .zero ? "0" : "\(lowest)") to \(Self.maximumPrice) yuan per kWh"
          + " with at most \(EnergyPrice.decimals) decimals")
    }
    return price
  }

  /// In yuan, from zero to `maximumYuan`, with at most eight decimals.
  func money() throws(JSONError) -> Money {
    Money(units: Int128(try powerPrice().units) * 1_000_000)
  }

  /// In yuan per kW (or kVA) and month, from zero to `maximumYuan`.
  func powerPrice() throws(JSONError) -> PowerPrice {
    guard let number = ExactDecimal(try decimal()), let price = PowerPrice(yuan: number),
      price >= PowerPrice(units: 0), price <= Self.maximumYuan
    else {
      throw unfit(
        "be from 0 to \(Self.maximumYuan) yuan with at most \(PowerPrice.decimals) decimals")
    }
    return price
  }

  /// A factor from zero to `maximumRatio`, with at most eight decimals.
  func ratio() throws(JSONError) -> Ratio {
    guard let number = ExactDecimal(try decimal()), let ratio = Ratio(number), ratio >= .zero,
      ratio <= Self.maximumRatio
    else {
      throw unfit(
        "be from 0 to \(Self.maximumRatio) with at most \(Ratio.decimals) decimals")
    }
    return ratio
  }

  /// A hundred times a price or a contract is a slip.
  static let maximumRatio = Ratio(units: 100_00000000)
  /// A hundred thousand yuan for one kW or one month is a slip.
  private static let maximumYuan = PowerPrice(units: 100_000_00000000)

  /// No household and no industry pays more for a kWh; a higher number is a slip.
  static let maximumPrice = EnergyPrice(units: 100_00000000)

  /// A text for people: not empty, on one line, not longer than a sentence.
  func words() throws(JSONError) -> String {
    let text = try string()
    guard !text.allSatisfy(\.isWhitespace), text.utf8.count <= Self.maximumWordsByteCount,
      text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    else {
      throw unfit(
        "be a text on one line, not empty, of at most \(Self.maximumWordsByteCount) bytes")
    }
    return text
  }

  private static let maximumWordsByteCount = 500

  func bilingualText() throws(JSONError) -> BilingualText {
    var object = try object()
    let text = BilingualText(
      zh: try object.required("zh").words(), en: try object.required("en").words())
    try object.finish()
    return text
  }

  /// Small letters, digits and hyphens, so that it can stand in an address and a file name.
  func identifier() throws(JSONError) -> String {
    let text = try string()
    let isFit = text.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
    }
    guard isFit, (1...Self.maximumIdentifierByteCount).contains(text.utf8.count) else {
      throw unfit("be made of small letters, digits and hyphens, such as \"beijing-2012-tiers\"")
    }
    return text
  }

  private static let maximumIdentifierByteCount = 64

  var isNull: Bool {
    if case .null = content { return true }
    return false
  }
}

extension ObjectReader {
  /// The value of a key that must stand there, but may say "none" by `null`.
  mutating func nullable(_ key: String) throws(JSONError) -> Value? {
    let value = try required(key)
    return value.isNull ? nil : value
  }
}
