/// What the identifiers mean: names, formats, units, signs (DL/T 645-2007 annex A, and the filed
/// extensions of prepaid meters).
///
/// Identifiers are patterns — kind, phase, tariff, settlement day — not rows of a table.
package enum Catalogue {
  /// What a single item means; `nil` for a block and for what the catalogue does not know.
  package static func definition(of id: DataIdentifier) -> ItemDefinition? {
    guard id.edition == .of2007 else { return nil }
    return switch id.byte(3) {
    case 0x00: EnergyItems.definition(of: id)
    case 0x01: DemandItems.definition(of: id)
    case 0x02: InstantItems.definition(of: id)
    case 0x04: ParameterItems.definition(of: id)
    default: nil
    }
  }

  /// Whether `id` asks for several items at once, and the catalogue knows which.
  package static func isBlock(_ id: DataIdentifier) -> Bool {
    id.edition == .of2007 && (id == StatusItems.block || Block(id) != nil)
  }

  /// Takes apart the data behind the identifier of an answer: one value for a single item, one
  /// each part for a block, value and time for a maximum demand.
  package static func values(of id: DataIdentifier, in data: ArraySlice<UInt8>) -> [ItemValue] {
    guard id.edition == .of2007 else { return [unknown(id, data)] }
    if id.byte(3) == 0x01 { return DemandItems.values(of: id, in: data) }
    if let definition = definition(of: id) { return [definition.value(of: data)] }
    if id == StatusItems.block { return StatusItems.values(in: data) }
    guard let block = Block(id), let first = definition(of: block.part(0, of: id)) else {
      return [unknown(id, data)]
    }
    let size = first.format.byteCount
    guard let parts = block.parts(of: id, byteCount: data.count, partByteCount: size) else {
      return [malformed(id, data)]
    }
    return parts.enumerated().map { index, part in
      let start = data.startIndex + index * size
      let bytes = data[start..<(start + size)]
      return definition(of: part)?.value(of: bytes) ?? unknown(part, bytes)
    }
  }

  static func unknown(_ id: DataIdentifier, _ data: ArraySlice<UInt8>) -> ItemValue {
    ItemValue(id: id, definition: nil, content: .unknown(raw: hexadecimal(data.reversed())))
  }

  static func malformed(_ id: DataIdentifier, _ data: ArraySlice<UInt8>) -> ItemValue {
    ItemValue(id: id, definition: nil, content: .malformed(raw: hexadecimal(data.reversed())))
  }
}
