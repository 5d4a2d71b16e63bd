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

  /// Reads 1…12 digits; a short number is filled up with zeros in front (2007 edition). Pairs of
  /// the letter A stand for the wildcard.
  package init?(_ text: String) {
    guard (1...Self.digitCount).contains(text.utf8.count) else { return nil }
    var nibbles: UInt64 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        nibbles = nibbles << 4 | UInt64(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "A"), UInt8(ascii: "a"): nibbles = nibbles << 4 | 0xA
      default: return nil
      }
    }
    self.init(nibbles: nibbles)
  }

  /// From the six bytes on the wire, A0 first; `nil` where a nibble is neither a digit nor AH.
  package init?(wireBytes bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var nibbles: UInt64 = 0
    var shift: UInt64 = 0
    for byte in bytes {
      guard byte & 0x0F <= 0x0A, byte >> 4 <= 0x0A else { return nil }
      nibbles |= UInt64(byte) << shift
      shift += 8
    }
    self.init(nibbles: nibbles)
  }

  /// A0…A5.
  package var wireBytes: [UInt8] {
    (0..<Self.byteCount).map { UInt8(truncatingIfNeeded: nibbles >> UInt64($0 * 8)) }
  }

  /// Whether any nibble is the wildcard AH.
  package var hasWildcard: Bool {
    (0..<Self.digitCount).contains { nibbles >> UInt64($0 * 4) & 0xF == 0xA }
  }

  /// Whether a meter with this address is meant by `request`, digit for digit.
  package func isMeant(by request: MeterAddress) -> Bool {
    (0..<Self.digitCount).allSatisfy {
      let asked = request.nibbles >> UInt64($0 * 4) & 0xF
      return asked == 0xA || asked == nibbles >> UInt64($0 * 4) & 0xF
    }
  }
}

extension MeterAddress: CustomStringConvertible {
  package var description: String {
    let text = String(nibbles, radix: 16, uppercase: true)
    return String(repeating: "0", count: Self.digitCount - text.utf8.count) + text
  }
}
