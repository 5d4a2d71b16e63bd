/// Calendars, display lists and price lists of a meter: 0401xxxx…0406xxxx.
enum TableItems {
  private static let price = ItemFormat.count(4, decimals: 4)
  private static let step = ItemFormat.count(4, decimals: 2)
  static let maximumSlotTable: UInt8 = 8
  static let maximumHoliday: UInt8 = 254
  private static let maximumScreen: UInt8 = 254

  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    switch (id.byte(2), id.byte(1), id.byte(0)) {
    case (0x01...0x02, 0, 0): settable(id, .zones)
    case (0x01...0x02, 0, 1...maximumSlotTable): settable(id, .slots)
    case (0x03, 0, 1...maximumHoliday): settable(id, .holiday)
    case (0x04, 1...2, 1...maximumScreen): settable(id, .screen)
    case (0x05, 1...2, 1...EnergyKind.maximumTariff): settable(id, price, .yuanPerKilowattHour)
    case (0x06, 0, 1...EnergyKind.maximumTariff), (0x06, 2, 1...EnergyKind.maximumTariff):
      settable(id, step, .kilowattHour)
    case (0x06, 1, 1...EnergyKind.maximumTariff), (0x06, 3, 1...EnergyKind.maximumTariff):
      settable(id, price, .yuanPerKilowattHour)
    default: nil
    }
  }

  static func name(of id: DataIdentifier) -> ItemName {
    let number = id.byte(0)
    switch (id.byte(2), id.byte(1)) {
    case (0x01...0x02, _):
      let set = ItemName.set(id.byte(2))
      return number == 0
        ? ItemName("\(set.zh)时区表数据", "zone table, \(set.en)")
        : ItemName("\(set.zh)第\(number)日时段表数据", "slot table \(number), \(set.en)")
    case (0x03, _): return ItemName("第\(number)公共假日日期及日时段表号", "holiday \(number)")
    case (0x04, 1): return ItemName("自动循环显示第\(number)屏", "automatic screen \(number)")
    case (0x04, _): return ItemName("按键循环显示第\(number)屏", "key screen \(number)")
    case (0x05, let which):
      let set = ItemName.set(which)
      return ItemName("\(set.zh)费率\(number)电价", "price of tariff \(number), \(set.en)")
    case (_, let list):
      let set = ItemName.set(list / 2 + 1)
      return list.isMultiple(of: 2)
        ? ItemName("\(set.zh)阶梯值\(number)", "ladder step \(number), \(set.en)")
        : ItemName("\(set.zh)阶梯\(number)电价", "price of ladder step \(number), \(set.en)")
    }
  }

  private static func settable(
    _ id: DataIdentifier, _ format: ItemFormat, _ unit: ItemUnit? = nil
  ) -> ItemDefinition {
    ItemDefinition(id, format, unit: unit, access: .readWrite)
  }
}
