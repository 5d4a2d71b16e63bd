package import Units

/// What the catalogue knows of one identifier: a few bytes without a name, for most who ask want
/// none; `name` makes it out of the identifier.
package struct ItemDefinition: Hashable, Sendable {
  package let id: DataIdentifier
  package let format: ItemFormat
  /// `nil` for what has none.
  package let unit: ItemUnit?
  package let access: Access
  /// Which part of a record this is; `nil` for an item that stands alone.
  package let field: ItemField?

  package enum Access: UInt8, Sendable {
    case read
    case readWrite
    /// Passwords: a meter never tells them.
    case write
  }

  package init(
    _ id: DataIdentifier, _ format: ItemFormat, unit: ItemUnit? = nil, access: Access = .read,
    field: ItemField? = nil
  ) {
    self.id = id
    self.format = format
    self.unit = unit
    self.access = access
    self.field = field
  }

  package var name: ItemName { Catalogue.name(of: self) }

  /// Takes the item out of its bytes (33H taken off, low byte first).
  package func value(of bytes: Span<UInt8>) -> ItemValue {
    ItemValue(id: id, definition: self, content: format.content(of: bytes))
  }

  package func value(of bytes: ArraySlice<UInt8>) -> ItemValue { value(of: bytes.span) }

  /// The bytes for a number, for the answer of a meter.
  package func encode(_ number: ExactDecimal) throws(ItemEncodingError) -> [UInt8] {
    try format.bytes(for: number)
  }

  /// The bytes for a text such as "1234.56", "2026-11-23" or "000000000161".
  package func encode(_ text: String) throws(ItemEncodingError) -> [UInt8] {
    try format.bytes(for: text)
  }

  /// The bytes for a moment, in an item that holds a date or a time.
  package func encode(_ moment: CivilTime) throws(ItemEncodingError) -> [UInt8] {
    try format.bytes(for: moment)
  }
}
