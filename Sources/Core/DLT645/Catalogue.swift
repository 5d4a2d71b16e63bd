/// What the identifiers mean: names, formats, units, signs (DL/T 645-2007 annex A, and the filed
/// extensions of prepaid meters).
///
/// Identifiers are patterns — kind, phase, tariff, settlement day — not rows of a table.
package enum Catalogue {
  /// What a single item means; `nil` for a block and for what the catalogue does not know.
  package static func definition(of id: DataIdentifier) -> ItemDefinition? {
    switch id.edition {
    case .of2007: definitionOf2007(id)
    case .of1997: Items1997.definition(of: id)
    }
  }

  static func name(of definition: ItemDefinition) -> ItemName {
    switch definition.id.edition {
    case .of2007: nameOf2007(definition)
    case .of1997: Items1997.name(of: definition)
    }
  }

  private static func definitionOf2007(_ id: DataIdentifier) -> ItemDefinition? {
    switch id.byte(3) {
    case 0x00: EnergyItems.definition(of: id)
    case 0x01: DemandItems.definition(of: id)
    case 0x02: InstantItems.definition(of: id)
    case 0x04: ParameterItems.definition(of: id)
    default: nil
    }
  }

  private static func nameOf2007(_ definition: ItemDefinition) -> ItemName {
    switch definition.id.byte(3) {
    case 0x00: EnergyItems.name(of: definition.id)
    case 0x01: DemandItems.name(of: definition)
    case 0x02: InstantItems.name(of: definition.id)
    default: ParameterItems.name(of: definition.id)
    }
  }

  /// Whether `id` asks for several items at once, and the catalogue knows which.
  package static func isBlock(_ id: DataIdentifier) -> Bool {
    switch id.edition {
    case .of2007: id == StatusItems.block || Block(id) != nil
    case .of1997: Items1997.isBlock(id)
    }
  }

  /// Takes one item out of the bytes behind its identifier; a number costs nothing on the heap.
  ///
  /// What has several parts comes raw here: `values(of:in:)` takes it apart.
  package static func value(of id: DataIdentifier, in bytes: Span<UInt8>) -> ItemValue {
    definition(of: id)?.value(of: bytes) ?? unknown(id, bytes)
  }

  /// Takes apart the data behind the identifier of an answer: one value for a single item, one
  /// each part for a block, value and time for a maximum demand.
  package static func values(of id: DataIdentifier, in data: Span<UInt8>) -> [ItemValue] {
    guard id.edition == .of2007 else { return Items1997.values(of: id, in: data) }
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
    var values: [ItemValue] = []
    values.reserveCapacity(parts.count)
    for (index, part) in parts.enumerated() {
      values.append(value(of: part, in: data.extracting((index * size)..<((index + 1) * size))))
    }
    return values
  }

  package static func values(of id: DataIdentifier, in data: ArraySlice<UInt8>) -> [ItemValue] {
    values(of: id, in: data.span)
  }

  static func unknown(_ id: DataIdentifier, _ data: Span<UInt8>) -> ItemValue {
    ItemValue(id: id, definition: nil, content: .unknown(raw: rawDigits(data)))
  }

  static func malformed(_ id: DataIdentifier, _ data: Span<UInt8>) -> ItemValue {
    ItemValue(id: id, definition: nil, content: .malformed(raw: rawDigits(data)))
  }
}
