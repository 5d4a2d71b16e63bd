/// Energies and what is left of prepaid ones: DI3 = 00H (table A.1; 000B and 0090 are filed
/// extensions).
///
///     00  kind  tariff  settlement day
///               00 total, 01…3F     00 now, 01…0C days back
enum EnergyItems {
  private static let unsigned = ItemFormat.count(4, decimals: 2)
  private static let signed = ItemFormat.signed(4, decimals: 2)

  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    let (kind, tariff, settlement) = (id.byte(2), id.byte(1), id.byte(0))
    if let kind = EnergyKind(kind) {
      guard settlement <= EnergyKind.maximumSettlement,
        tariff <= (kind.hasTariffs ? EnergyKind.maximumTariff : 0)
      else { return nil }
      return ItemDefinition(id, kind.isSigned ? signed : unsigned, unit: unit(kind.quantity))
    }
    switch (kind, tariff, settlement) {
    // What the ladder of prices counts; like the combined energy it comes from, it may fall.
    case (0x0B, 0, 0...1): return ItemDefinition(id, signed, unit: .kilowattHour)
    case (0x90, 1, 0...1): return ItemDefinition(id, unsigned, unit: .kilowattHour)
    case (0x90, 2, 0...1): return ItemDefinition(id, unsigned, unit: .yuan)
    default: return nil
    }
  }

  static func name(of id: DataIdentifier) -> ItemName {
    guard EnergyKind(id.byte(2)) != nil else { return extensionName(of: id) }
    let when = ItemName.settlement(id.byte(0))
    let name = registerName(of: id)
    return ItemName("\(when.zh)\(name.zh)", "\(when.en) \(name.en)")
  }

  /// Without the settlement day.
  static func registerName(of id: DataIdentifier) -> ItemName {
    guard let kind = EnergyKind(id.byte(2)) else { return extensionName(of: id) }
    let share = kind.hasTariffs ? ItemName.tariff(id.byte(1)) : .none
    return ItemName("\(kind.name.zh)\(share.zh)电能", "\(kind.name.en) energy\(share.en)")
  }

  private static func extensionName(of id: DataIdentifier) -> ItemName {
    switch (id.byte(2), id.byte(1), id.byte(0)) {
    case (0x0B, _, 0):
      ItemName("当前结算周期组合有功总累计用电量", "combined active use of the present settlement period")
    case (0x0B, _, _):
      ItemName("上1结算周期组合有功总累计用电量", "combined active use of the last settlement period")
    case (_, 1, 0): ItemName("剩余电量", "remaining energy")
    case (_, 1, _): ItemName("透支电量", "overdraft energy")
    case (_, _, 0): ItemName("剩余金额", "remaining money")
    default: ItemName("透支金额", "overdraft money")
    }
  }

  private static func unit(_ quantity: EnergyKind.Quantity) -> ItemUnit {
    switch quantity {
    case .active: .kilowattHour
    case .reactive: .kilovarHour
    case .apparent: .kilovoltAmpereHour
    }
  }
}
