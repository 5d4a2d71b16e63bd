/// Clock, words, numbers, display and calendars of a meter of 1997: DI1 = C0H…C5H (table A.5).
enum ParameterItems1997 {
  /// Slot table 1 is C33xH, table 8 is C3AxH.
  private static let slotTables: ClosedRange<UInt8> = 0x3...0xA

  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    guard let row = row(of: id) else { return nil }
    let access: ItemDefinition.Access =
      switch (id.byte(1), id.byte(0)) {
      // The meter's own words and constants.
      case (0xC0, 0x20...0x21), (0xC0, 0x30...0x31): .read
      case (0xC2, 0x12): .write
      default: .readWrite
      }
    return row.definition(of: id, access: access)
  }

  static func name(of id: DataIdentifier) -> ItemName {
    guard let name = row(of: id)?.name else { return .none }
    let (group, number) = (id.byte(0) >> 4, id.byte(0) & 0x0F)
    switch (id.byte(1), group) {
    case (0xC3, 0x2),
      (0xC4, 0x1) where number <= 0x0D:
      return ItemName("第\(number)\(name.zh)", "\(name.en) \(number)")
    case (0xC3, slotTables):
      return ItemName(
        "第\(group - 2)日时段表第\(number)\(name.zh)", "slot table \(group - 2), \(name.en) \(number)")
    default: return name
    }
  }

  private static func row(of id: DataIdentifier) -> ItemRow? {
    let number = id.byte(0)
    switch id.byte(1) {
    case 0xC0: return identity(number)
    case 0xC1: return measuring(number)
    case 0xC2 where number == 0x11: return ItemRow("输出脉冲宽度", "pulse width", .count(2), .millisecond)
    case 0xC2 where number == 0x12:
      return ItemRow("密码权限及密码", "password and its level", .digits(byteCount: 4))
    case 0xC3: return calendar(number)
    // The last of the group is no holiday.
    case 0xC4 where number == 0x1E:
      return ItemRow("周休日采用的日时段表号", "slot table of rest days", .count(1))
    case 0xC4 where (0x11...0x1D).contains(number):
      return ItemRow("公共假日日期及日时段表号", "holiday", .zones)
    case 0xC5 where number == 0x10:
      return ItemRow("负荷记录起始时间", "start of the load record", .monthDayTime)
    case 0xC5 where number == 0x11:
      return ItemRow("负荷记录间隔时间", "load record interval", .count(2), .minute)
    default: return nil
    }
  }

  private static func identity(_ number: UInt8) -> ItemRow? {
    switch number {
    case 0x10: ItemRow("日期及周次", "date", .date)
    case 0x11: ItemRow("时间", "time", .time)
    case 0x20: ItemRow("电表运行状态字", "run-status word", .bits(byteCount: 1))
    case 0x21: ItemRow("电网状态字", "mains-status word", .bits(byteCount: 1))
    case 0x22: ItemRow("周休日状态字", "weekday word", .bits(byteCount: 1))
    case 0x30: ItemRow("电表常数（有功）", "active constant", .count(3), .impulsesPerKilowattHour)
    case 0x31: ItemRow("电表常数（无功）", "reactive constant", .count(3), .impulsesPerKilovarHour)
    case 0x32: ItemRow("表号", "meter number", .digits(byteCount: 6))
    case 0x33: ItemRow("用户号", "customer number", .digits(byteCount: 6))
    case 0x34: ItemRow("设备码", "device code", .digits(byteCount: 6))
    default: nil
    }
  }

  private static func measuring(_ number: UInt8) -> ItemRow? {
    switch number {
    case 0x11: ItemRow("最大需量周期", "demand period", .count(1), .minute)
    case 0x12: ItemRow("滑差时间", "demand slide", .count(1), .minute)
    case 0x13: ItemRow("循显时间", "time of one screen", .count(1), .second)
    case 0x14: ItemRow("停显时间", "time until the display sleeps", .count(1), .second)
    case 0x15: ItemRow("显示电能小数位数", "energy decimals shown", .count(1))
    case 0x16: ItemRow("显示功率（最大需量）小数位数", "power decimals shown", .count(1))
    case 0x17: ItemRow("自动抄表日期", "day of automatic reading", .dayHour)
    case 0x18: ItemRow("负荷代表日", "day of the load curve", .count(1))
    case 0x19:
      ItemRow("有功电能起始读数", "active energy at the start", .count(4, decimals: 1), .kilowattHour)
    case 0x1A:
      ItemRow("无功电能起始读数", "reactive energy at the start", .count(4, decimals: 1), .kilovarHour)
    default: nil
    }
  }

  private static func calendar(_ number: UInt8) -> ItemRow? {
    switch (number >> 4, number & 0x0F) {
    case (0x1, 0): ItemRow("年时区数", "year zones", .count(1))
    case (0x1, 1): ItemRow("日时段表数", "slot tables", .count(1))
    case (0x1, 2): ItemRow("日时段（每日切换数）", "slots a day", .count(1))
    case (0x1, 3): ItemRow("费率数", "tariffs", .count(1))
    case (0x1, 4): ItemRow("公共假日数", "holidays", .count(1))
    case (0x2, 1...0xE): ItemRow("时区起始日期及日时段表号", "year zone", .zones)
    case (slotTables, 1...0xE): ItemRow("时段起始时间及费率号", "slot", .slots)
    default: nil
    }
  }
}
