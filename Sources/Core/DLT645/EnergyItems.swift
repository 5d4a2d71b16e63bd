/// Energies and what is left of prepaid ones: DI3 = 00H (table A.1; 000B and 0090 are filed
/// extensions).
///
///     00  kind  tariff  settlement day
///               00 total, 01…3F     00 now, 01…0C days back
enum EnergyItems {
  private static let byteCount = 4
  private static let decimals = 2

  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    let (kind, tariff, settlement) = (id.byte(2), id.byte(1), id.byte(0))
    switch (kind, tariff, settlement) {
    case (0x0B, 0, 0...1): return periodUse(id)
    case (0x90, 1...2, 0...1): return prepaid(id)
    default: break
    }
    guard settlement <= EnergyKind.maximumSettlement else { return nil }
    if let kind = EnergyKind.whole(kind), tariff <= EnergyKind.maximumTariff {
      return energy(id, kind, tariff: ItemName.tariff(tariff))
    }
    guard tariff == 0, let kind = EnergyKind.part(kind) else { return nil }
    return energy(id, kind, tariff: ItemName("", ""))
  }

  private static func energy(
    _ id: DataIdentifier, _ kind: EnergyKind, tariff: ItemName
  ) -> ItemDefinition {
    let when = ItemName.settlement(id.byte(0))
    return ItemDefinition(
      id,
      ItemName(
        "\(when.zh)\(kind.name.zh)\(tariff.zh)电能", "\(when.en) \(kind.name.en) energy\(tariff.en)"),
      .number(byteCount: byteCount, decimals: decimals, isSigned: kind.isSigned),
      unit: unit(kind.quantity))
  }

  /// What the ladder of prices counts; like the combined energy it comes from, it may fall.
  private static func periodUse(_ id: DataIdentifier) -> ItemDefinition {
    let isLast = id.byte(0) == 1
    return ItemDefinition(
      id,
      ItemName(
        (isLast ? "上1结算周期" : "当前结算周期") + "组合有功总累计用电量",
        "combined active use of the \(isLast ? "last" : "present") settlement period"),
      .number(byteCount: byteCount, decimals: decimals, isSigned: true), unit: "kWh")
  }

  private static func prepaid(_ id: DataIdentifier) -> ItemDefinition {
    let isMoney = id.byte(1) == 2
    let isOverdraft = id.byte(0) == 1
    return ItemDefinition(
      id,
      ItemName(
        (isOverdraft ? "透支" : "剩余") + (isMoney ? "金额" : "电量"),
        (isOverdraft ? "overdraft " : "remaining ") + (isMoney ? "money" : "energy")),
      .number(byteCount: byteCount, decimals: decimals, isSigned: false),
      unit: isMoney ? "CNY" : "kWh")
  }

  private static func unit(_ quantity: EnergyKind.Quantity) -> String {
    switch quantity {
    case .active: "kWh"
    case .reactive: "kvarh"
    case .apparent: "kVAh"
    }
  }
}

extension ItemName {
  /// 0 is the total of all tariffs.
  static func tariff(_ number: UInt8) -> ItemName {
    number == 0 ? ItemName("总", ", total") : ItemName("费率\(number)", ", tariff \(number)")
  }

  /// 0 is now, 1 the last settlement day.
  static func settlement(_ days: UInt8) -> ItemName {
    days == 0 ? ItemName("当前", "present") : ItemName("上\(days)结算日", "settlement \(days) back:")
  }
}
