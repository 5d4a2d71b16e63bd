import Units

extension Catalogue {
  /// The number behind a single item's identifier, where the bytes are its number or say that it is
  /// absent: nothing is allocated. `nil` for whatever else an answer may hold.
  ///
  /// `word` holds the `byteCount` bytes with 33H taken off, the first lowest; at most eight.
  package static func value(
    of id: DataIdentifier, word: UInt64, byteCount: Int
  ) -> ItemValue? {
    guard let definition = definition(of: id),
      case .number(byteCount, let decimals, let isSigned) = definition.format
    else { return nil }
    guard word != .max >> UInt64(64 - byteCount * 8) else {
      return ItemValue(id: id, definition: definition, content: .absent)
    }
    return ItemFormat.number(word: word, byteCount: byteCount, decimals, isSigned: isSigned).map {
      ItemValue(id: id, definition: definition, content: .number($0))
    }
  }
}

extension ItemFormat {
  /// The number of `byteCount` bytes, at most eight; `nil` where a nibble is above 9.
  static func number(
    word: UInt64, byteCount: Int, _ decimals: Int, isSigned: Bool
  ) -> ExactDecimal? {
    let sign: UInt64 = isSigned ? 0x80 << UInt64(byteCount * 8 - 8) : 0
    guard let digits = BCD.number(word: word & ~sign) else { return nil }
    return ExactDecimal(digits: word & sign == 0 ? digits : -digits, decimals: decimals)
  }
}
