extension Catalogue {
  /// The number behind a single item's identifier, where the bytes are its number or say that it is
  /// absent: nothing is allocated. `nil` for whatever else an answer may hold.
  ///
  /// `word` holds the `byteCount` bytes with 33H taken off, the first lowest.
  package static func number(
    of id: DataIdentifier, word: UInt64, byteCount: Int
  ) -> ItemValue? {
    guard let definition = definition(of: id),
      let digits = PackedDigits(word: word, byteCount: byteCount),
      let content = definition.format.numberContent(of: digits)
    else { return nil }
    return ItemValue(id: id, definition: definition, content: content)
  }
}
