/// The address of a meter: twelve digits, as on the nameplate, most significant first.
///
/// On the wire it takes six bytes, lowest pair of digits first (DL/T 645-2007 §5.2.2). AAH in the
/// high bytes of a request means "any digits here" (§5.2.2, shorthand).
package struct MeterAddress: Hashable, Sendable {
  /// Twelve nibbles, most significant first, in the low 48 bits; each 0…9 or AH.
  package let nibbles: UInt64

  package static let digitCount = 12
  package static let byteCount = 6

  /// AA AA AA AA AA AA: whoever is alone on the line.
  package static let wildcard = MeterAddress(nibbles: 0xAAAA_AAAA_AAAA)
  /// 99 99 99 99 99 99: everybody, and nobody answers.
  package static let broadcast = MeterAddress(nibbles: 0x9999_9999_9999)

  private init(nibbles: UInt64) { self.nibbles = nibbles }

  /// Reads 1…12 digits; a short number is filled up with zeros in front (2007 edition). "AA" in
  /// place of a pair of digits stands for the wildcard.
  package init?(_ text: String) {
    guard (1...Self.digitCount).contains(text.utf8.count) else { return nil }
    var nibbles: UInt64 = 0
    for byte in text.utf8 {
      guard let nibble = nibble(ofHexadecimalDigit: byte), nibble <= 0xA else { return nil }
      nibbles = nibbles << 4 | UInt64(nibble)
    }
    self.init(nibbles: nibbles)
    guard Self.isValid(nibbles) else { return nil }
  }

  /// Reads the digits of a nameplate as a meter of `edition` has them on the wire: 1997 fills a
  /// short number up with AAH.
  package init?(_ text: String, edition: Edition) {
    guard let address = MeterAddress(text) else { return nil }
    var nibbles = address.nibbles
    if edition == .of1997 {
      for place in (text.utf8.count + 1) / 2..<Self.byteCount {
        nibbles |= 0xAA << UInt64(place * 8)
      }
    }
    self.init(nibbles: nibbles)
  }

  /// From the six bytes on the wire, A0 first; `nil` where a byte is neither two digits nor AAH.
  package init?(wireBytes bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var nibbles: UInt64 = 0
    for byte in bytes.reversed() { nibbles = nibbles << 8 | UInt64(byte) }
    self.init(wireWord: nibbles)
  }

  /// From A5…A0 in the low 48 bits; `nil` where a byte is neither two digits nor AAH.
  @inline(__always)
  package init?(wireWord: UInt64) {
    guard wireWord >> 48 == 0, Self.isValid(wireWord) else { return nil }
    nibbles = wireWord
  }

  /// Whether every byte is two digits or AAH.
  @inline(__always)
  private static func isValid(_ nibbles: UInt64) -> Bool {
    let odd = BCD.nibblesAboveNine(in: nibbles)
    let oddBytes = (odd | odd >> 4) & 0x0101_0101_0101_0101
    return nibbles & (oddBytes &* 0xFF) == oddBytes &* 0xAA
  }

  /// A0…A5.
  package var wireBytes: [UInt8] { [UInt8](capacity: Self.byteCount) { append(to: &$0) } }

  /// Appends A0…A5.
  func append(to out: inout OutputSpan<UInt8>) {
    out.append(word: nibbles, byteCount: Self.byteCount)
  }

  /// Whether any nibble is the wildcard AH.
  package var hasWildcard: Bool { BCD.nibblesAboveNine(in: nibbles) != 0 }

  /// Whether a meter with this address is meant by `request`, digit for digit.
  @inline(__always)
  package func isMeant(by request: MeterAddress) -> Bool {
    let wildcards = BCD.nibblesAboveNine(in: request.nibbles) &* 0xF
    return (nibbles ^ request.nibbles) & ~wildcards == 0
  }
}

extension MeterAddress: CustomStringConvertible {
  package var description: String {
    let text = String(nibbles, radix: 16, uppercase: true)
    return String(repeating: "0", count: Self.digitCount - text.utf8.count) + text
  }
}
