extension Catalogue {
  /// The number behind a single item's identifier, where the bytes are its number or say that it is
  /// absent: nothing is allocated. `nil` for whatever else an answer may hold.
  ///
  /// `word` holds the `byteCount` bytes with 33H taken off, the first lowest.
  package static func number(
    of id: DataIdentifier, word: UInt64, byteCount: Int
  ) -> ItemValue? {
    guard isSingle(id), let definition = definition(of: id),
      let digits = PackedDigits(word: word, byteCount: byteCount),
      let content = definition.format.numberContent(of: digits)
    else { return nil }
    return ItemValue(id: id, definition: definition, content: content)
  }
  /// Whether what has a definition under `id` is one item: energies, what is measured now,
  /// parameters, and all of 1997. Elsewhere an answer may be a record, by its length.
  static func isSingle(_ id: DataIdentifier) -> Bool {
    guard id.edition == .of2007 else { return true }
    return switch id.byte(3) {
    case 0x00, 0x02, 0x04: true
    default: false
    }
  }
}
