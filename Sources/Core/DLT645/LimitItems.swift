/// What a meter compares with, and when it acts: 04000Dxx…040015xx (0D and 0E are of the standard,
/// the rest are filed extensions).
enum LimitItems {
  private static let amount = ItemFormat.count(4, decimals: 2)

  static func row(of id: DataIdentifier) -> ItemRow? {
    switch (id.byte(1), id.byte(0)) {
    case (0x0D, 1...12): lineConstant(id.byte(0))
    case (0x0E, 1):
      ItemRow("正向有功功率上限值", "upper limit of forward power", .count(3, decimals: 4), .kilowatt)
    case (0x0E, 2):
      ItemRow("反向有功功率上限值", "upper limit of reverse power", .count(3, decimals: 4), .kilowatt)
    case (0x0E, 3): ItemRow("电压上限值", "upper limit of voltage", .count(2, decimals: 1), .volt)
    case (0x0E, 4): ItemRow("电压下限值", "lower limit of voltage", .count(2, decimals: 1), .volt)
    case (0x0F, 1): ItemRow("报警电量1限值", "alarm energy 1", amount, .kilowattHour)
    case (0x0F, 2): ItemRow("报警电量2限值", "alarm energy 2", amount, .kilowattHour)
    case (0x0F, 3): ItemRow("囤积电量限值", "hoarding limit of energy", amount, .kilowattHour)
    case (0x0F, 4): ItemRow("透支电量限值", "overdraft limit of energy", amount, .kilowattHour)
    case (0x10, 1): ItemRow("报警金额1限值", "alarm money 1", amount, .yuan)
    case (0x10, 2): ItemRow("报警金额2限值", "alarm money 2", amount, .yuan)
    case (0x10, 3): ItemRow("透支金额限值", "overdraft limit of money", amount, .yuan)
    case (0x10, 4): ItemRow("囤积金额限值", "hoarding limit of money", amount, .yuan)
    case (0x10, 5): ItemRow("合闸允许金额限值", "money from which closing is allowed", amount, .yuan)
    case (0x11, 1): ItemRow("电表运行特征字1", "run feature word 1", .bits(byteCount: 1))
    case (0x11, 4): ItemRow("主动上报模式字", "active report word", .bits(byteCount: 8))
    case (0x12, 1): ItemRow("整点冻结起始时间", "start of the hourly freezes", .stamp)
    case (0x12, 2): ItemRow("整点冻结时间间隔", "interval of the hourly freezes", .count(1), .minute)
    case (0x12, 3): ItemRow("日冻结时间", "time of the daily freeze", .hourMinute)
    case (0x13, 1): ItemRow("无线通信在线及信号强弱指示", "radio state and signal", .bits(byteCount: 1))
    case (0x14, 1): ItemRow("跳闸延时时间", "trip delay", .count(2), .minute)
    case (0x14, 2):
      ItemRow("继电器拉闸控制电流门限值", "current above which a trip waits", .count(3, decimals: 3), .ampere)
    case (0x14, 3):
      ItemRow("超拉闸控制电流门限保护延时时间", "how long such a trip waits", .count(2), .minute)
    case (0x14, 4): ItemRow("红外认证时效", "infrared authentication holds for", .count(1), .minute)
    case (0x14, 5):
      ItemRow("主动上报状态字自动复位延时时间", "reset of the active report state after", .count(1), .minute)
    case (0x15, 1): ItemRow("主动上报状态字", "active report state", .bits(byteCount: 12))
    case (0x15, 3): ItemRow("复位主动上报状态字", "reset of the active report state", .bits(byteCount: 12))
    default: nil
    }
  }

  /// Of phase A, B, C by turns of four; the phase is added to the name.
  private static func lineConstant(_ number: UInt8) -> ItemRow {
    let format = ItemFormat.count(2, decimals: 3)
    return switch (number - 1) % 4 {
    case 0: ItemRow("电导系数", "conductance", format)
    case 1: ItemRow("电纳系数", "susceptance", format)
    case 2: ItemRow("电阻系数", "resistance", format)
    default: ItemRow("电抗系数", "reactance", format)
    }
  }
}
