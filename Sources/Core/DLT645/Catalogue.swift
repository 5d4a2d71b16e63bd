/// What the identifiers mean: names, formats, units, signs (DL/T 645-2007 annex A, and the filed
/// extensions of prepaid meters).
///
/// Identifiers are patterns — kind, phase, tariff, settlement day — not rows of a table. One that
/// stands for a single register has a definition; a record has several parts under one identifier,
/// and a block asks for several identifiers at once.
package enum Catalogue {
  /// What a single item means, of a maximum demand the demand itself; `nil` for a record, a block
  /// and what the catalogue does not know.
  package static func definition(of id: DataIdentifier) -> ItemDefinition? {
    switch id.edition {
    case .of2007: definitionOf2007(id)
    case .of1997: Items1997.definition(of: id)
    }
  }

  /// What an item, a record or a block of either is called; `nil` where the catalogue does not know
  /// the identifier.
  package static func name(of id: DataIdentifier) -> ItemName? {
    if let definition = definition(of: id) { return definition.name }
    if isRecord(id) { return title(of: id) }
    if id == StatusItems.block { return StatusItems.blockName }
    return id.edition == .of2007 ? Block(id)?.name : Block1997(id)?.name
  }

  /// Whether `id` asks for several items at once, and the catalogue knows which.
  package static func isBlock(_ id: DataIdentifier) -> Bool {
    switch id.edition {
    case .of2007: id == StatusItems.block || Block(id) != nil
    case .of1997: Items1997.isBlock(id)
    }
  }

  /// Whether what stands under `id` has several parts.
  package static func isRecord(_ id: DataIdentifier) -> Bool {
    guard id.edition == .of2007 else { return false }
    return switch id.byte(3) {
    case 0x05: FreezeItems.isKnown(id)
    case 0x06: LoadRecord.isKnown(id)
    default: !layouts(of: id).isEmpty
    }
  }

  /// Takes one item out of the bytes behind its identifier; a number costs nothing on the heap.
  ///
  /// What has several parts comes raw here: `values(of:in:)` takes it apart.
  package static func value(of id: DataIdentifier, in bytes: Span<UInt8>) -> ItemValue {
    definition(of: id, byteCount: bytes.count)?.value(of: bytes) ?? unknown(id, bytes)
  }

  /// Takes apart the data behind the identifier of an answer: one value for a single item, one for
  /// each part of a record or a block. Data that are no such thing are one malformed value; of
  /// what the catalogue does not know, the bytes are one value, raw.
  package static func values(of id: DataIdentifier, in data: Span<UInt8>) -> [ItemValue] {
    guard id.edition == .of2007 else { return Items1997.values(of: id, in: data) }
    switch id.byte(3) {
    case 0x05: return FreezeItems.values(of: id, in: data)
    case 0x06: return LoadRecord.values(of: id, in: data)
    default: break
    }
    let layouts = layouts(of: id)
    if let layout = layouts.first(where: { $0.fits(byteCount: data.count) }) {
      return layout.values(of: id, in: data)
    }
    guard layouts.isEmpty else { return [malformed(id, data)] }
    if id == ActiveReport.id { return ActiveReport.values(in: data) }
    if let definition = definition(of: id, byteCount: data.count) {
      return [definition.value(of: data)]
    }
    if id == StatusItems.block { return StatusItems.values(in: data) }
    return Block(id)?.values(in: data) ?? [unknown(id, data)]
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

extension Catalogue {
  /// The same of what came in `byteCount` bytes: some identifiers mean two things.
  private static func definition(of id: DataIdentifier, byteCount: Int) -> ItemDefinition? {
    id.edition == .of2007 && id.rawValue >> 8 == StatusItems.block.rawValue >> 8
      ? StatusItems.definition(of: id, byteCount: byteCount) : definition(of: id)
  }

  private static func definitionOf2007(_ id: DataIdentifier) -> ItemDefinition? {
    switch id.byte(3) {
    case 0x00: EnergyItems.definition(of: id)
    case 0x01: DemandItems.definition(of: id)
    case 0x02: InstantItems.definition(of: id)
    case 0x03: MainsEvents.definition(of: id) ?? OperationEvents.definition(of: id)
    case 0x04: ParameterItems.definition(of: id)
    case 0x05: FreezeItems.definition(of: id)
    case 0x10...0x1F: FiledEvents.definition(of: id)
    default: nil
    }
  }

  /// How the parts of a record may stand, by its length; none where `id` is no record.
  static func layouts(of id: DataIdentifier) -> [RecordLayout] {
    switch id.byte(3) {
    case 0x01: DemandItems.layouts(of: id)
    case 0x03: id.byte(2) < 0x30 ? MainsEvents.layouts(of: id) : OperationEvents.layouts(of: id)
    case 0x1D...0x1E: FiledEvents.layouts(of: id)
    default: []
    }
  }

  static func name(of definition: ItemDefinition) -> ItemName {
    guard definition.id.edition == .of2007 else { return Items1997.name(of: definition) }
    let id = definition.id
    let isStatus = id.rawValue >> 8 == StatusItems.block.rawValue >> 8
    let title = isStatus ? StatusItems.name(of: definition) : title(of: id)
    guard let field = definition.field else { return title }
    switch field {
    case .count, .duration, .demandCount:
      let whose = field.owner
      return ItemName(
        "\(whose.zh)\(title.zh)\(field.name.zh)", "\(whose.en)\(title.en), \(field.name.en)")
    // A maximum demand is its register and nothing else.
    case .register where id.byte(3) == 0x01: return title
    case .occurrence where id.byte(3) == 0x01: return title.occurrence
    default: return ItemName("\(title.zh)：\(field.name.zh)", "\(title.en): \(field.name.en)")
    }
  }

  /// What stands under `id` as a whole.
  private static func title(of id: DataIdentifier) -> ItemName {
    switch id.byte(3) {
    case 0x00: EnergyItems.name(of: id)
    case 0x01: DemandItems.name(of: id)
    case 0x02: InstantItems.name(of: id)
    case 0x03: id.byte(2) < 0x30 ? MainsEvents.title(of: id) : OperationEvents.title(of: id)
    case 0x05: FreezeItems.title(of: id)
    case 0x06: LoadRecord.title(of: id)
    case 0x10...0x1F: FiledEvents.title(of: id)
    default: ParameterItems.name(of: id)
    }
  }

  /// What a register is called where a record says when it was read: without the word for now.
  static func registerName(_ id: DataIdentifier) -> ItemName {
    switch id.byte(3) {
    case 0x00: EnergyItems.registerName(of: id)
    case 0x01: DemandItems.registerName(of: id)
    case 0x02: InstantItems.registerName(of: id)
    default: title(of: id)
    }
  }
}
