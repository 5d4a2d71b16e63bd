/// The catalogue of DL/T 645-1997: two bytes DI1 DI0, whose high half tells the family.
///
///     9 energies · A maximum demands · B their times, and variables · C parameters
///     D load curves, E and F are left to the makers: shown raw
enum Items1997 {
  /// What a single item means; `nil` for a block and for what the catalogue does not know.
  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    if let register = Register1997(id) { return register.definition(of: id) }
    switch id.byte(1) {
    case 0xB2, 0xB3, 0xB6: return VariableItems1997.row(of: id)?.definition(of: id)
    case 0xC0...0xC5: return ParameterItems1997.definition(of: id)
    default: return nil
    }
  }

  static func name(of definition: ItemDefinition) -> ItemName {
    let id = definition.id
    if let register = Register1997(id) { return register.name }
    switch id.byte(1) {
    case 0xB2, 0xB3, 0xB6: return VariableItems1997.name(of: id)
    default: return ParameterItems1997.name(of: id)
    }
  }

  static func values(of id: DataIdentifier, in data: Span<UInt8>) -> [ItemValue] {
    if let definition = definition(of: id) { return [definition.value(of: data)] }
    guard let block = Block1997(id) else { return [Catalogue.unknown(id, data)] }
    return block.values(in: data) ?? [Catalogue.malformed(id, data)]
  }

  static func isBlock(_ id: DataIdentifier) -> Bool {
    definition(of: id) == nil && Block1997(id) != nil
  }
}
