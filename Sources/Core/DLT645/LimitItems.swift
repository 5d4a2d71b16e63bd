/// What a meter compares with, and when it acts: 04000Exx…040014xx (0E is of the standard, the
/// rest are filed extensions of prepaid meters).
enum LimitItems {
  private static let amount = ItemFormat.count(4, decimals: 2)

  static func row(of id: DataIdentifier) -> ItemRow? {
    switch (id.byte(1), id.byte(0)) {
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
    case (0x14, 1): ItemRow("跳闸延时时间", "trip delay", .count(2), .minute)
    default: nil
    }
  }
}
