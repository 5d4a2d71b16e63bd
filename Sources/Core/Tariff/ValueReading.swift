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

  /// In yuan per kWh, zero or more.
  func energyPrice() throws(JSONError) -> EnergyPrice {
    guard let number = ExactDecimal(try decimal()),
      let price = EnergyPrice(yuanPerKilowattHour: number), price >= .zero,
      price <= Self.maximumPrice
    else {
      throw unfit(
        "be from 0 to \(Self.maximumPrice) yuan per kWh with at most \(EnergyPrice.decimals)"
          + " decimals")
    }
    return price
  }

  /// No household and no industry pays more for a kWh; a higher number is a slip.
  private static let maximumPrice = EnergyPrice(units: 100_00000000)

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

  /// Months, each once and ascending or not: [11, 12, 1].
  func months() throws(JSONError) -> Set<Int> {
    var months: Set<Int> = []
    let elements = try array()
    for element in elements {
      guard months.insert(try element.integer(in: 1...12)).inserted else {
        throw element.unfit("not stand twice")
      }
    }
    guard !elements.isEmpty else { throw unfit("name at least one month") }
    return months
  }

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
