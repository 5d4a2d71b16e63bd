/// The error word ERR of a refusal, one byte (DL/T 645-2007 annex C; 1997 §B5, where bit 0 is
/// "illegal data" and bit 1 "data identifier wrong").
package struct Refusal: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let other = Refusal(rawValue: 1 << 0)
  package static let unknownData = Refusal(rawValue: 1 << 1)
  /// The password is wrong, or programming is not allowed now.
  package static let notAuthorised = Refusal(rawValue: 1 << 2)
  package static let rateCannotChange = Refusal(rawValue: 1 << 3)
  package static let tooManyZones = Refusal(rawValue: 1 << 4)
  package static let tooManySlots = Refusal(rawValue: 1 << 5)
  package static let tooManyTariffs = Refusal(rawValue: 1 << 6)
  package static let reserved = Refusal(rawValue: 1 << 7)

  /// The word of each bit that is set, lowest bit first, as 2007 has them.
  package var names: [String] { names(of: .of2007) }

  /// The word of each bit that is set, lowest bit first.
  package func names(of edition: Edition) -> [String] {
    let words = [
      edition == .of1997 ? "illegalData" : "other", "unknownData", "notAuthorised",
      "rateCannotChange", "tooManyZones", "tooManySlots", "tooManyTariffs", "reserved",
    ]
    return words.indices.filter { rawValue & 1 << UInt8($0) != 0 }.map { words[$0] }
  }
}
