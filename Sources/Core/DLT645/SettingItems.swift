/// Clock, display, settlement days and words of a meter: 0400xxxx.
enum SettingItems {
  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    guard let row = row(of: id) else { return nil }
    // Passwords are written, and never told.
    let access: ItemDefinition.Access =
      switch (id.byte(1), id.byte(0)) {
      case (0x0C, _), (0x15, 3): .write
      case (0x13, _), (0x15, _): .read
      default: .readWrite
      }
    return row.definition(of: id, access: access)
  }

  static func name(of id: DataIdentifier) -> ItemName {
    guard let name = row(of: id)?.name else { return .none }
    let number = id.byte(0)
    switch (id.byte(1), number) {
    case (0x0A, 2...):
      return ItemName("第\(number - 1)\(name.zh)", "\(name.en), class \(number - 1)")
    case (0x0B, _): return ItemName("每月第\(number)\(name.zh)", "\(name.en) \(number) of a month")
    case (0x0C, _): return ItemName("\(number - 1)\(name.zh)", "\(name.en) \(number - 1)")
    case (0x0D, _):
      let phase = ItemName.phase((number - 1) / 4 + 1)
      return ItemName("\(phase.zh)\(name.zh)", "\(phase.en)\(name.en)")
    default: return name
    }
  }

  private static func row(of id: DataIdentifier) -> ItemRow? {
    let number = id.byte(0)
    switch id.byte(1) {
    case 0x01: return clock(number)
    case 0x02: return count(number)
    case 0x03: return display(number)
    case 0x06...0x09: return word(of: id)
    case 0x0A where number == 1:
      return ItemRow("负荷记录起始时间", "start of the load record", .monthDayTime)
    case 0x0A where (2...7).contains(number):
      return ItemRow("类负荷记录间隔时间", "load record interval", .count(2), .minute)
    case 0x0B where (1...3).contains(number): return ItemRow("结算日", "settlement day", .dayHour)
    case 0x0C where (1...10).contains(number):
      return ItemRow("级密码", "password of level", .digits(byteCount: 4))
    default: return LimitItems.row(of: id)
    }
  }

  private static func clock(_ number: UInt8) -> ItemRow? {
    switch number {
    case 0x01: ItemRow("日期及星期", "date", .date)
    case 0x02: ItemRow("时间", "time", .time)
    case 0x03: ItemRow("最大需量周期", "demand period", .count(1), .minute)
    case 0x04: ItemRow("滑差时间", "demand slide", .count(1), .minute)
    case 0x05: ItemRow("校表脉冲宽度", "test pulse width", .count(2), .millisecond)
    case 0x06: ItemRow("两套时区表切换时间", "switch time of the zone tables", .stamp)
    case 0x07: ItemRow("两套日时段表切换时间", "switch time of the slot tables", .stamp)
    case 0x08: ItemRow("两套费率电价切换时间", "switch time of the tariff prices", .stamp)
    case 0x09: ItemRow("两套阶梯切换时间", "switch time of the ladders", .stamp)
    case 0x0C: ItemRow("日期时间", "date and time", .dateTime)
    default: nil
    }
  }

  private static func count(_ number: UInt8) -> ItemRow? {
    switch number {
    case 1: ItemRow("年时区数", "year zones", .count(1))
    case 2: ItemRow("日时段表数", "slot tables", .count(1))
    case 3: ItemRow("日时段数", "slots a day", .count(1))
    case 4: ItemRow("费率数", "tariffs", .count(1))
    case 5: ItemRow("公共假日数", "holidays", .count(2))
    case 6: ItemRow("谐波分析次数", "harmonics", .count(1))
    case 7: ItemRow("阶梯数", "ladder steps", .count(1))
    default: nil
    }
  }

  private static func display(_ number: UInt8) -> ItemRow? {
    switch number {
    case 1: ItemRow("自动循环显示屏数", "screens shown by turns", .count(1))
    case 2: ItemRow("每屏显示时间", "time of one screen", .count(1), .second)
    case 3: ItemRow("显示电能小数位数", "energy decimals shown", .count(1))
    case 4: ItemRow("显示功率（最大需量）小数位数", "power decimals shown", .count(1))
    case 5: ItemRow("按键循环显示屏数", "screens shown by key", .count(1))
    case 6: ItemRow("电流互感器变比", "current transformer ratio", .count(3))
    case 7: ItemRow("电压互感器变比", "voltage transformer ratio", .count(3))
    default: nil
    }
  }

  /// Words of one byte, whose bits stand each for something (annex C).
  private static func word(of id: DataIdentifier) -> ItemRow? {
    let bits = ItemFormat.bits(byteCount: 1)
    switch (id.byte(1), id.byte(0)) {
    case (0x06, 1): return ItemRow("有功组合方式特征字", "active combination word", bits)
    case (0x06, 2): return ItemRow("无功组合方式1特征字", "reactive combination word 1", bits)
    case (0x06, 3): return ItemRow("无功组合方式2特征字", "reactive combination word 2", bits)
    case (0x07, 1): return ItemRow("调制型红外光口通信速率特征字", "infrared rate word", bits)
    case (0x07, 2): return ItemRow("接触式红外光口通信速率特征字", "optical contact rate word", bits)
    case (0x07, 3): return ItemRow("通信口1通信速率特征字", "port 1 rate word", bits)
    case (0x07, 4): return ItemRow("通信口2通信速率特征字", "port 2 rate word", bits)
    case (0x07, 5): return ItemRow("通信口3通信速率特征字", "port 3 rate word", bits)
    case (0x08, 1): return ItemRow("周休日特征字", "weekday word", bits)
    case (0x08, 2): return ItemRow("周休日采用的日时段表号", "slot table of rest days", .count(1))
    case (0x09, 1): return ItemRow("负荷记录模式字", "load record word", bits)
    case (0x09, 2): return ItemRow("定时冻结数据模式字", "timed freeze word", bits)
    case (0x09, 3): return ItemRow("瞬时冻结数据模式字", "instant freeze word", bits)
    case (0x09, 4): return ItemRow("约定冻结数据模式字", "agreed freeze word", bits)
    case (0x09, 5): return ItemRow("整点冻结数据模式字", "hourly freeze word", bits)
    case (0x09, 6): return ItemRow("日冻结数据模式字", "daily freeze word", bits)
    default: return nil
    }
  }
}
