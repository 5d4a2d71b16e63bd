/// What is set in a meter: DI3 = 04H (table A.5).
enum ParameterItems {
  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    switch (id.byte(2), id.byte(1)) {
    case (0x00, 0x04), (0x80, 0): IdentityItems.definition(of: id)
    case (0x00, 0x05): StatusItems.definition(of: id)
    case (0x00, _): SettingItems.definition(of: id)
    case (0x01...0x06, _): TableItems.definition(of: id)
    case (0x09, _): ThresholdItems.definition(of: id)
    default: nil
    }
  }

  static func name(of id: DataIdentifier) -> ItemName {
    switch (id.byte(2), id.byte(1)) {
    case (0x00, 0x04), (0x80, _): IdentityItems.name(of: id)
    case (0x00, 0x05): StatusItems.name(of: id)
    case (0x00, _): SettingItems.name(of: id)
    case (0x09, _): ThresholdItems.name(of: id)
    default: TableItems.name(of: id)
    }
  }
}
