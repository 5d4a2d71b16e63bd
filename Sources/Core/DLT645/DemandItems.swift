/// Maximum demands with the time they occurred: DI3 = 01H (table A.2), eight bytes each.
enum DemandItems {
  private static let unsigned = ItemFormat.count(3, decimals: 4)
  private static let signed = ItemFormat.signed(3, decimals: 4)
  private static let stamp = ItemFormat.stamp

  /// The demand itself; the time stands behind it.
  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    guard let kind = kind(of: id) else { return nil }
    return ItemDefinition(id, kind.isSigned ? signed : unsigned, unit: unit(kind.quantity))
  }

  /// Two values for each demand: the demand, and when it occurred.
  static func values(of id: DataIdentifier, in data: Span<UInt8>) -> [ItemValue] {
    let size = unsigned.byteCount + stamp.byteCount
    let parts =
      Block(id).map { $0.parts(of: id, byteCount: data.count, partByteCount: size) }
      ?? (definition(of: id) == nil ? [] : data.count == size ? [id] : nil)
    guard let parts else { return [Catalogue.malformed(id, data)] }
    guard !parts.isEmpty else { return [Catalogue.unknown(id, data)] }
    var values: [ItemValue] = []
    for (index, part) in parts.enumerated() {
      guard let demand = definition(of: part) else { continue }
      let middle = index * size + unsigned.byteCount
      values.append(demand.value(of: data.extracting((index * size)..<middle)))
      let time = ItemDefinition(part, stamp)
      values.append(time.value(of: data.extracting(middle..<((index + 1) * size))))
    }
    return values
  }

  static func name(of definition: ItemDefinition) -> ItemName {
    let id = definition.id
    guard let kind = EnergyKind(id.byte(2)) else { return .none }
    let when = ItemName.settlement(id.byte(0))
    let share = kind.hasTariffs ? ItemName.tariff(id.byte(1)) : .none
    let isTime = definition.format == stamp
    return ItemName(
      "\(when.zh)\(kind.name.zh)\(share.zh)最大需量" + (isTime ? "发生时间" : ""),
      "\(when.en) \(kind.name.en) maximum demand\(share.en)" + (isTime ? ", when" : ""))
  }

  private static func kind(of id: DataIdentifier) -> EnergyKind? {
    let (di2, tariff, settlement) = (id.byte(2), id.byte(1), id.byte(0))
    guard settlement <= EnergyKind.maximumSettlement, di2 != 0, let kind = EnergyKind(di2),
      !kind.isComponent, tariff <= (kind.hasTariffs ? EnergyKind.maximumTariff : 0)
    else { return nil }
    return kind
  }

  static func unit(_ quantity: EnergyKind.Quantity) -> ItemUnit {
    switch quantity {
    case .active: .kilowatt
    case .reactive: .kilovar
    case .apparent: .kilovoltAmpere
    }
  }
}
