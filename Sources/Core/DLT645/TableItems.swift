/// Calendars, display lists and price lists of a meter: 0401xxxx…0406xxxx.
enum TableItems {
  private static let price = ItemFormat.number(byteCount: 4, decimals: 4, isSigned: false)
  private static let ladder = ItemFormat.number(byteCount: 4, decimals: 2, isSigned: false)
  private static let maximumSlotTable: UInt8 = 8
  private static let maximumHoliday: UInt8 = 254

  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    let number = id.byte(0)
    switch (id.byte(2), id.byte(1), number) {
    case (0x01...0x02, 0, 0):
      return settable(id, "第\(set(id.byte(2)))套时区表数据", "zone table, set \(id.byte(2))", .zones)
    case (0x01...0x02, 0, 1...maximumSlotTable):
      return settable(
        id, "第\(set(id.byte(2)))套第\(number)日时段表数据", "slot table \(number), set \(id.byte(2))",
        .slots)
    case (0x03, 0, 1...maximumHoliday):
      return settable(id, "第\(number)公共假日日期及日时段表号", "holiday \(number)", .holiday)
    case (0x04, 1, 1...0xFE):
      return settable(id, "自动循环显示第\(number)屏", "automatic screen \(number)", .identifier)
    case (0x04, 2, 1...0xFE):
      return settable(id, "按键循环显示第\(number)屏", "key screen \(number)", .identifier)
    case (0x05, 1...2, 1...UInt8(EnergyKind.maximumTariff)):
      return settable(
        id, "第\(set(id.byte(1)))套费率\(number)电价", "price of tariff \(number), set \(id.byte(1))",
        price,
        unit: "CNY/kWh")
    case (0x06, let list, 1...UInt8(EnergyKind.maximumTariff)) where list <= 3:
      return ladder(id, set: list / 2 + 1, isPrice: !list.isMultiple(of: 2))
    default: return nil
    }
  }

  private static func ladder(_ id: DataIdentifier, set: UInt8, isPrice: Bool) -> ItemDefinition {
    let number = id.byte(0)
    return isPrice
      ? settable(
        id, "第\(self.set(set))套阶梯\(number)电价", "price of ladder step \(number), set \(set)", price,
        unit: "CNY/kWh")
      : settable(
        id, "第\(self.set(set))套阶梯值\(number)", "ladder step \(number), set \(set)", ladder,
        unit: "kWh")
  }

  private static func settable(
    _ id: DataIdentifier, _ zh: String, _ en: String, _ format: ItemFormat, unit: String? = nil
  ) -> ItemDefinition {
    ItemDefinition(id, ItemName(zh, en), format, unit: unit, access: .readWrite)
  }

  private static func set(_ number: UInt8) -> String { number == 1 ? "一" : "二" }
}
