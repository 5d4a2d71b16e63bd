/// The error word ERR of a refusal (DL/T 645-2007 annex C, one byte).
package struct Refusal: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let other = Refusal(rawValue: 1 << 0)
  package static let unknownData = Refusal(rawValue: 1 << 1)
  package static let notAuthorised = Refusal(rawValue: 1 << 2)
  package static let rateCannotChange = Refusal(rawValue: 1 << 3)
  package static let tooManyZones = Refusal(rawValue: 1 << 4)
  package static let tooManySlots = Refusal(rawValue: 1 << 5)
  package static let tooManyTariffs = Refusal(rawValue: 1 << 6)
  package static let reserved = Refusal(rawValue: 1 << 7)

  /// The word of each bit that is set, lowest bit first.
  package var names: [String] {
    let words = [
      "other", "unknownData", "notAuthorised", "rateCannotChange", "tooManyZones", "tooManySlots",
      "tooManyTariffs", "reserved",
    ]
    return words.indices.filter { rawValue & 1 << UInt8($0) != 0 }.map { words[$0] }
  }
}
