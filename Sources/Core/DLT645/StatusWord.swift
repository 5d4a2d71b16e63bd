/// A word of run states: sixteen bits under an identifier of their own.
package protocol StatusWord: RawRepresentable where RawValue == UInt16 {
  static var id: DataIdentifier { get }
  init(rawValue: UInt16)
}

extension StatusWord {
  /// From the two bytes of the item, low byte first.
  package init?(wireBytes bytes: some Collection<UInt8>) {
    guard bytes.count == 2, let low = bytes.first else { return nil }
    self.init(rawValue: UInt16(bytes[bytes.index(after: bytes.startIndex)]) << 8 | UInt16(low))
  }

  /// From a value read under this word's identifier, alone or out of the block 040005FF.
  package init?(_ value: ItemValue) {
    guard value.id == Self.id, case .text(let text) = value.content,
      let word = UInt16(text, radix: 16)
    else { return nil }
    self.init(rawValue: word)
  }

  /// The two bytes of the item, low byte first.
  package var wireBytes: [UInt8] {
    [UInt8(truncatingIfNeeded: rawValue), UInt8(truncatingIfNeeded: rawValue >> 8)]
  }
}
