/// What a meter answered to a request.
package struct Answer: Hashable, Sendable {
  /// The meter's own address; some meters repeat the request's wildcard instead.
  package var address: MeterAddress
  /// What was read; `nil` where the function has no identifier.
  package var identifier: DataIdentifier?
  /// The data behind the identifier, low byte first, without the sequence number of 92H.
  package var value: [UInt8]
  /// Whether the item goes on in further frames (D5).
  package var hasMore: Bool

  package init(
    address: MeterAddress, identifier: DataIdentifier?, value: [UInt8], hasMore: Bool = false
  ) {
    self.address = address
    self.identifier = identifier
    self.value = value
    self.hasMore = hasMore
  }

  /// The values: one for an item, one each part for a block; none without an identifier.
  package var items: [ItemValue] {
    identifier.map { Catalogue.values(of: $0, in: value[...]) } ?? []
  }
}
