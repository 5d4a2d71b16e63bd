/// What is set in a meter: DI3 = 04H (table A.5).
enum ParameterItems {
  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    switch (id.byte(2), id.byte(1), id.byte(0)) {
    case (0x00, 0x04, _): return IdentityItems.definition(of: id)
    case (0x00, 0x05, _): return StatusItems.definition(of: id)
    case (0x00, _, _): return SettingItems.definition(of: id)
    case (0x01...0x06, _, _): return TableItems.definition(of: id)
    case (0x80, 0, 1...3): return IdentityItems.maker(id)
    default: return nil
    }
  }
}
