/// From when on an event counts as one: 0409xxxx, a filed extension. DI1 is the event; its last
/// identifier is how long the state must last.
enum ThresholdItems {
  private static let voltage = ItemFormat.count(2, decimals: 1)
  private static let current = ItemFormat.count(3, decimals: 4)
  private static let power = ItemFormat.count(3, decimals: 4)
  private static let share = ItemFormat.count(2, decimals: 2)

  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    row(of: id)?.definition(of: id, access: .readWrite)
  }

  static func name(of id: DataIdentifier) -> ItemName {
    guard let name = row(of: id)?.name else { return .none }
    let event = eventName(id.byte(1))
    return ItemName("\(event.zh)\(name.zh)", "\(event.en)\(name.en)")
  }

  private static func row(of id: DataIdentifier) -> ItemRow? {
    let delay = ItemRow("判定延时时间", "must last", .count(1), .second)
    switch (id.byte(1), id.byte(0)) {
    case (0x01, 1), (0x02, 1), (0x04, 1): return ItemRow("电压触发上限", "voltage below", voltage, .volt)
    case (0x01, 2): return ItemRow("电压恢复下限", "ends with voltage above", voltage, .volt)
    case (0x01, 3), (0x08, 1):
      // A current is written in two ways.
      return id.byte(1) == 0x01
        ? ItemRow("电流触发下限", "current above", current, .ampere)
        : ItemRow("电流触发下限", "current above", .count(2, decimals: 1), .ampere)
    case (0x03, 1), (0x07, 1), (0x09, 1): return ItemRow("电压触发下限", "voltage above", voltage, .volt)
    case (0x04, 2), (0x07, 2), (0x09, 2):
      return ItemRow("电流触发上限", "current below", current, .ampere)
    case (0x05, 1), (0x06, 1), (0x0F, 1): return ItemRow("限值", "limit", share, .percent)
    case (0x07, 3): return ItemRow("电流恢复下限", "ends with current above", current, .ampere)
    case (0x0A, 1), (0x0B, 1): return ItemRow("有功功率触发下限", "active power above", power, .kilowatt)
    case (0x0C, 1): return ItemRow("上限", "upper limit", voltage, .volt)
    case (0x0C, 2): return ItemRow("下限", "lower limit", voltage, .volt)
    case (0x0D, 1): return ItemRow("有功需量触发下限", "active demand above", power, .kilowatt)
    case (0x0D, 2): return ItemRow("无功需量触发下限", "reactive demand above", power, .kilovar)
    case (0x0E, 1): return ItemRow("阀值", "limit", .count(2, decimals: 3))
    case (0x01, 4), (0x07, 4): return delay
    case (0x04, 3), (0x09, 3), (0x0D, 3): return delay
    case (0x02...0x03, 2), (0x05...0x06, 2), (0x08, 2), (0x0A...0x0B, 2), (0x0E...0x0F, 2):
      return delay
    default: return nil
    }
  }

  private static func eventName(_ di1: UInt8) -> ItemName {
    let (zh, en) =
      switch di1 {
      case 0x05: ("电压不平衡率", "voltage unbalance")
      case 0x06: ("电流不平衡率", "current unbalance")
      case 0x07: ("失流事件", "current loss")
      case 0x08: ("过流事件", "over-current")
      case 0x09: ("断流事件", "current cut")
      case 0x0A: ("潮流反向事件", "reverse flow")
      case 0x0B: ("过载事件", "overload")
      case 0x0C: ("电压考核", "voltage statistics")
      case 0x0D: ("需量超限事件", "demand above the limit")
      case 0x0E: ("总功率因数超下限", "low power factor")
      case 0x0F: ("电流严重不平衡", "severe current unbalance")
      default: (EventKind(rawValue: di1)?.name.zh ?? "", EventKind(rawValue: di1)?.name.en ?? "")
      }
    return ItemName(di1 <= 0x04 ? "\(zh)事件" : zh, "\(en): ")
  }
}
