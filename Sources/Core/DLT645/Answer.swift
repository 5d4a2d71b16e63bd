package import Units

/// What a meter answered to a request.
package struct Answer: Hashable, Sendable {
  /// The meter's own address; some meters repeat the request's wildcard instead.
  package var address: MeterAddress
  /// What was read; `nil` where the function has no identifier.
  package var identifier: DataIdentifier?
  /// The data behind the identifier, low byte first, without the sequence number of 92H.
  package var bytes: ValueBytes
  /// Whether the item goes on in further frames (D5).
  package var hasMore: Bool
  /// The number of the item, where the bytes have been taken for one already.
  private var known: ExactDecimal?

  package init(
    address: MeterAddress, identifier: DataIdentifier?, bytes: ValueBytes, hasMore: Bool = false
  ) {
    self.address = address
    self.identifier = identifier
    self.bytes = bytes
    self.hasMore = hasMore
  }

  package init(
    address: MeterAddress, identifier: DataIdentifier?, value: [UInt8], hasMore: Bool = false
  ) {
    self.init(
      address: address, identifier: identifier, bytes: ValueBytes(value), hasMore: hasMore)
  }

  /// The whole answer to a read of one number.
  @inline(__always)
  init(
    address: MeterAddress, identifier: DataIdentifier, word: UInt64, byteCount: Int,
    number: ExactDecimal
  ) {
    self.address = address
    self.identifier = identifier
    bytes = ValueBytes(word: word, count: byteCount)
    hasMore = false
    known = number
  }

  /// The same as `bytes`, for whoever takes them apart.
  package var value: [UInt8] {
    get { bytes.array }
    set {
      bytes = ValueBytes(newValue)
      known = nil
    }
  }

  /// The number of the one item that was asked for; `nil` where there is none.
  package var number: ExactDecimal? { known ?? item?.number }

  /// The one number that was asked for, allocating nothing; `nil` for whatever else is answered.
  package var item: ItemValue? {
    guard let identifier, let word = bytes.word else { return nil }
    if let known, let definition = Catalogue.definition(of: identifier) {
      return ItemValue(id: identifier, definition: definition, content: .number(known))
    }
    return Catalogue.number(of: identifier, word: word, byteCount: bytes.count)
  }

  /// The values: one for an item, one each part for a block; none without an identifier.
  package var items: [ItemValue] {
    if let item { return [item] }
    return identifier.map { Catalogue.values(of: $0, in: value[...]) } ?? []
  }
}
