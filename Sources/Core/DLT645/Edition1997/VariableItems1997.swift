/// What a meter of 1997 measures and counts: DI1 = B2H, B3H and B6H (table A.4).
enum VariableItems1997 {
  static func row(of id: DataIdentifier) -> ItemRow? {
    let number = id.byte(0)
    switch id.byte(1) {
    case 0xB2: return record(number)
    case 0xB3: return phaseLoss(number)
    case 0xB6: return measured(number)
    default: return nil
    }
  }

  static func name(of id: DataIdentifier) -> ItemName {
    guard let name = row(of: id)?.name else { return .none }
    let phase = ItemName.phase(id.byte(0) & 0x0F)
    switch (id.byte(1), id.byte(0)) {
    case (0xB2, _), (0xB6, 0x34...0x35): return name
    case (0xB3, let number) where phase == .none:
      return ItemName(number == 0x10 ? "总\(name.zh)" : name.zh, "\(name.en), any phase")
    case (0xB6, _) where phase == .none:
      return ItemName(id.byte(0) == 0x50 ? "总\(name.zh)" : "瞬时\(name.zh)", "total \(name.en)")
    default: return ItemName("\(phase.zh)\(name.zh)", "\(phase.en)\(name.en)")
    }
  }

  private static func record(_ number: UInt8) -> ItemRow? {
    switch number {
    case 0x10: ItemRow("最近一次编程时间", "last programming", .monthDayTime)
    case 0x11: ItemRow("最近一次最大需量清零时间", "last reset of demands", .monthDayTime)
    case 0x12: ItemRow("编程次数", "programmings", .count(2))
    case 0x13: ItemRow("最大需量清零次数", "resets of demands", .count(2))
    case 0x14: ItemRow("电池工作时间", "battery time in use", .count(3), .minute)
    default: nil
    }
  }

  private static func phaseLoss(_ number: UInt8) -> ItemRow? {
    guard number & 0x0F <= 3 else { return nil }
    switch number >> 4 {
    case 1: return ItemRow("断相次数", "phase losses", .count(2))
    case 2: return ItemRow("断相时间累计值", "time of phase losses", .count(3), .minute)
    case 3: return ItemRow("最近一次断相起始时刻", "begin of the last phase loss", .monthDayTime)
    case 4: return ItemRow("最近一次断相结束时刻", "end of the last phase loss", .monthDayTime)
    default: return nil
    }
  }

  /// The voltage has no decimals. The standard gives the powers no sign; a meter that shows reverse
  /// power sets the highest bit, and no meter shows 80 kW.
  private static func measured(_ number: UInt8) -> ItemRow? {
    switch number {
    case 0x11...0x13: ItemRow("电压", "voltage", .count(2), .volt)
    case 0x21...0x23: ItemRow("电流", "current", .count(2, decimals: 2), .ampere)
    case 0x30...0x33: ItemRow("有功功率", "active power", .signed(3, decimals: 4), .kilowatt)
    case 0x34:
      ItemRow("正向有功功率上限值", "upper limit of forward power", .count(2, decimals: 2), .kilowatt)
    case 0x35:
      ItemRow("反向有功功率上限值", "upper limit of reverse power", .count(2, decimals: 2), .kilowatt)
    case 0x40...0x43: ItemRow("无功功率", "reactive power", .signed(2, decimals: 2), .kilovar)
    case 0x50...0x53: ItemRow("功率因数", "power factor", .signed(2, decimals: 3))
    default: nil
    }
  }
}
