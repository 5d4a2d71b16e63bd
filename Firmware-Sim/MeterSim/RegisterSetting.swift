package import DLT645
import Units

/// One register set by hand: an identifier and the bytes that stand behind it.
package struct RegisterSetting: Hashable, Sendable {
  package let id: DataIdentifier
  /// As on the wire without 33H, low byte first.
  package let bytes: [UInt8]

  package init(id: DataIdentifier, bytes: [UInt8]) {
    self.id = id
    self.bytes = bytes
  }

  /// Reads the two sides of "00010000=1234.56".
  package init(id text: String, value: String) throws(RegisterSettingError) {
    guard let id = DataIdentifier(text) else { throw .notAnIdentifier(text) }
    guard let format = RegisterFormat(of: id) else { throw .unknown(id) }
    self.init(id: id, bytes: try format.bytes(of: value, for: id))
  }
}

/// Why a register cannot be set so.
package enum RegisterSettingError: Error, Hashable, Sendable {
  /// Not eight hexadecimal digits.
  case notAnIdentifier(String)
  /// The catalogue has no item that can be set under this identifier.
  case unknown(DataIdentifier)
  case notANumber(DataIdentifier, String)
  /// More digits than the format has.
  case tooLong(DataIdentifier, String, wholeDigits: Int, decimals: Int)
  /// A minus where the format has no sign.
  case cannotBeNegative(DataIdentifier, String)
}

/// How an item stands on the wire.
struct RegisterFormat: Hashable, Sendable {
  var byteCount: Int
  var decimals: Int
  var isSigned = false

  /// The format of a single item; `nil` for blocks and for what cannot be set.
  init?(of id: DataIdentifier) {
    let family = UInt16(id.byte(3)) << 8 | UInt16(id.byte(2))
    switch family {
    case 0x0000, 0x0003, 0x0004: (byteCount, decimals, isSigned) = (4, 2, true)
    case 0x0001, 0x0002, 0x0005...0x000B, 0x0090: (byteCount, decimals) = (4, 2)
    case 0x0201, 0x0207: (byteCount, decimals) = (2, 1)
    case 0x0202: (byteCount, decimals, isSigned) = (3, 3, true)
    case 0x0203, 0x0204, 0x0205: (byteCount, decimals, isSigned) = (3, 4, true)
    case 0x0206: (byteCount, decimals, isSigned) = (2, 3, true)
    case 0x0280:
      switch id.rawValue {
      case 0x0280_0001: (byteCount, decimals) = (3, 3)
      case 0x0280_0002, 0x0280_0008, 0x0280_0009: (byteCount, decimals) = (2, 2)
      case 0x0280_0003...0x0280_0006: (byteCount, decimals, isSigned) = (3, 4, true)
      case 0x0280_0007: (byteCount, decimals, isSigned) = (2, 1, true)
      case 0x0280_000A: (byteCount, decimals) = (4, 0)
      case 0x0280_000B, 0x0280_0020, 0x0280_0021: (byteCount, decimals) = (4, 4)
      default: return nil
      }
    case 0x0400:
      switch id.rawValue {
      case 0x0400_0101: (byteCount, decimals) = (4, 0)
      case 0x0400_0102: (byteCount, decimals) = (3, 0)
      case 0x0400_010C: (byteCount, decimals) = (7, 0)
      case 0x0400_0401, 0x0400_0402, 0x0400_040E: (byteCount, decimals) = (6, 0)
      case 0x0400_0409, 0x0400_040A: (byteCount, decimals) = (3, 0)
      case 0x0400_0B01...0x0400_0B03: (byteCount, decimals) = (2, 0)
      case 0x0400_1001...0x0400_1005: (byteCount, decimals) = (4, 2)
      default: return nil
      }
    default: return nil
    }
    guard id.byte(2) != 0xFF, id.byte(1) != 0xFF, id.byte(0) != 0xFF else { return nil }
  }

  /// The bytes of a number, low byte first.
  func bytes(of text: String, for id: DataIdentifier) throws(RegisterSettingError) -> [UInt8] {
    guard let number = ExactDecimal(text) else { throw .notANumber(id, text) }
    let wholeDigits = 2 * byteCount - decimals
    // The sign takes the highest bit, so the highest digit ends at 7.
    let limit = (0..<(2 * byteCount)).reduce(Int64(1)) { product, _ in product * 10 }
    guard let digits = number.digits(withDecimals: decimals), digits.magnitude < limit.magnitude,
      !isSigned || digits.magnitude < limit.magnitude / 10 * 8
    else { throw .tooLong(id, text, wholeDigits: wholeDigits, decimals: decimals) }
    guard digits >= 0 || isSigned else { throw .cannotBeNegative(id, text) }
    var bytes = BCD.bytes(Int64(digits.magnitude), byteCount: byteCount)
    if digits < 0 { bytes[byteCount - 1] |= 0x80 }
    return bytes
  }
}
