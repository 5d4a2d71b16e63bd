/// Maximum demands with the time they occurred: DI3 = 01H (table A.2), eight bytes each.
enum DemandItems {
  private static let unsigned = ItemFormat.count(3, decimals: 4)
  private static let signed = ItemFormat.signed(3, decimals: 4)

  /// The demand itself; the time stands behind it.
  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    guard let kind = kind(of: id) else { return nil }
    return ItemDefinition(id, kind.isSigned ? signed : unsigned, unit: unit(kind.quantity))
  }

  static func layouts(of id: DataIdentifier) -> [RecordLayout] {
    guard kind(of: id) != nil else { return [] }
    return [
      RecordLayout([.register(item: id.rawValue, .then), .occurrence(item: id.rawValue, .then)])
    ]
  }

  static func name(of id: DataIdentifier) -> ItemName {
    let when = ItemName.settlement(id.byte(0))
    let name = registerName(of: id)
    return ItemName("\(when.zh)\(name.zh)", "\(when.en) \(name.en)")
  }

  /// Without the settlement day.
  static func registerName(of id: DataIdentifier) -> ItemName {
    guard let kind = EnergyKind(id.byte(2)) else { return .none }
    let share = kind.hasTariffs ? ItemName.tariff(id.byte(1)) : .none
    return ItemName(
      "\(kind.name.zh)\(share.zh)最大需量", "\(kind.name.en) maximum demand\(share.en)")
  }

  private static func kind(of id: DataIdentifier) -> EnergyKind? {
    let (di2, tariff, settlement) = (id.byte(2), id.byte(1), id.byte(0))
    guard settlement <= EnergyKind.maximumSettlement, di2 != 0, let kind = EnergyKind(di2),
      !kind.isComponent, tariff <= (kind.hasTariffs ? EnergyKind.maximumTariff : 0)
    else { return nil }
    return kind
  }

  private static func unit(_ quantity: EnergyKind.Quantity) -> ItemUnit {
    switch quantity {
    case .active: .kilowatt
    case .reactive: .kilovar
    case .apparent: .kilovoltAmpere
    }
  }
}
