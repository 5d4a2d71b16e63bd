/// Maximum demands with the time they occurred: DI3 = 01H (table A.2), eight bytes each.
enum DemandItems {
  private static let demandByteCount = 3
  private static let decimals = 4
  private static let stamp = ItemFormat.stamp

  /// The demand itself; `occurrence(of:)` is the time behind it.
  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    guard let kind = kind(of: id) else { return nil }
    return ItemDefinition(
      id, name(of: id, kind),
      .number(byteCount: demandByteCount, decimals: decimals, isSigned: kind.isSigned),
      unit: unit(kind.quantity))
  }

  /// Two values for each demand: the demand, and when it occurred.
  static func values(of id: DataIdentifier, in data: ArraySlice<UInt8>) -> [ItemValue] {
    let size = demandByteCount + stamp.byteCount
    let parts =
      Block(id).map { $0.parts(of: id, byteCount: data.count, partByteCount: size) }
      ?? (definition(of: id) == nil ? [] : data.count == size ? [id] : nil)
    guard let parts else { return [Catalogue.malformed(id, data)] }
    guard !parts.isEmpty else { return [Catalogue.unknown(id, data)] }
    return parts.enumerated().flatMap { index, part -> [ItemValue] in
      let middle = data.startIndex + index * size + demandByteCount
      guard let demand = definition(of: part), let time = occurrence(of: part) else { return [] }
      return [
        demand.value(of: data[(middle - demandByteCount)..<middle]),
        time.value(of: data[middle..<(middle + stamp.byteCount)]),
      ]
    }
  }

  /// When the maximum demand of the same identifier occurred.
  private static func occurrence(of id: DataIdentifier) -> ItemDefinition? {
    guard let kind = kind(of: id) else { return nil }
    let name = name(of: id, kind)
    return ItemDefinition(id, ItemName("\(name.zh)发生时间", "\(name.en), when"), stamp)
  }

  private static func name(of id: DataIdentifier, _ kind: EnergyKind) -> ItemName {
    let when = ItemName.settlement(id.byte(0))
    let tariff = EnergyKind.whole(id.byte(2)) == nil ? ItemName("", "") : .tariff(id.byte(1))
    return ItemName(
      "\(when.zh)\(kind.name.zh)\(tariff.zh)最大需量",
      "\(when.en) \(kind.name.en) maximum demand\(tariff.en)")
  }

  private static func kind(of id: DataIdentifier) -> EnergyKind? {
    let (kind, tariff, settlement) = (id.byte(2), id.byte(1), id.byte(0))
    guard settlement <= EnergyKind.maximumSettlement, kind != 0, kind < 0x80 else { return nil }
    if let kind = EnergyKind.whole(kind), tariff <= EnergyKind.maximumTariff { return kind }
    return tariff == 0 ? EnergyKind.part(kind) : nil
  }

  private static func unit(_ quantity: EnergyKind.Quantity) -> String {
    switch quantity {
    case .active: "kW"
    case .reactive: "kvar"
    case .apparent: "kVA"
    }
  }
}
