import Units

extension ItemFormat {
  /// What `bytes` (33H taken off, low byte first) say.
  ///
  /// All FFH means that the meter has no such item; that is looked at before digits and sign.
  package func content(of bytes: ArraySlice<UInt8>) -> ItemValue.Content {
    guard allows(byteCount: bytes.count) else { return malformed(bytes) }
    if bytes.allSatisfy({ $0 == 0xFF }) { return .absent }
    switch self {
    case .number(_, let decimals, let isSigned):
      guard let number = Self.number(bytes, decimals: decimals, isSigned: isSigned) else {
        return malformed(bytes)
      }
      return .number(number)
    case .bits, .identifier: return .text(hexadecimal(bytes.reversed()))
    case .ascii: return Self.ascii(bytes).map { .text($0) } ?? malformed(bytes)
    default:
      guard bytes.allSatisfy({ $0 & 0x0F <= 9 && $0 >> 4 <= 9 }) else { return malformed(bytes) }
      let pairs = bytes.reversed().map { Int($0 >> 4) * 10 + Int($0 & 0x0F) }
      return text(ofPairs: pairs, raw: hexadecimal(bytes.reversed())).map { .text($0) }
        ?? malformed(bytes)
    }
  }

  /// The number in `bytes`; `nil` where a nibble is above 9.
  static func number(_ bytes: ArraySlice<UInt8>, decimals: Int, isSigned: Bool) -> ExactDecimal? {
    guard isSigned, let highest = bytes.last, highest & 0x80 != 0 else {
      return BCD.number(bytes).map { ExactDecimal(digits: $0, decimals: decimals) }
    }
    return BCD.number(bytes.dropLast() + [highest & 0x7F])
      .map { ExactDecimal(digits: -$0, decimals: decimals) }
  }

  private static func ascii(_ bytes: ArraySlice<UInt8>) -> String? {
    let isFill = { (byte: UInt8) in byte == 0 || byte == UInt8(ascii: " ") }
    let text = Array(bytes.reversed().drop(while: isFill).reversed().drop(while: isFill).reversed())
    guard text.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
    return String(decoding: text, as: UTF8.self)
  }

  private func malformed(_ bytes: ArraySlice<UInt8>) -> ItemValue.Content {
    .malformed(raw: hexadecimal(bytes.reversed()))
  }
}
