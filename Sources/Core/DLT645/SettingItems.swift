/// Clock, display, settlement days, limits and words of a meter: 0400xxxx.
enum SettingItems {
  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    let number = Int(id.byte(0))
    guard let group = groups[id.byte(1)], (1...group.count).contains(number),
      let row = group[number - 1]
    else { return nil }
    return ItemDefinition(
      id, ItemName(row.zh, row.en), row.format, unit: row.unit, access: row.access)
  }

  private struct Row: Sendable {
    var zh: String
    var en: String
    var format: ItemFormat
    var unit: String?
    var access = ItemDefinition.Access.readWrite

    init(_ zh: String, _ en: String, _ format: ItemFormat, _ unit: String? = nil) {
      self.zh = zh
      self.en = en
      self.format = format
      self.unit = unit
    }
  }

  private static func count(_ byteCount: Int, decimals: Int = 0) -> ItemFormat {
    .number(byteCount: byteCount, decimals: decimals, isSigned: false)
  }

  /// By DI1; in each group DI0 counts from 1, and `nil` stands where none is defined.
  private static let groups: [UInt8: [Row?]] = [
    0x01: clock, 0x02: counts, 0x03: display, 0x06: combination, 0x07: rates, 0x08: weekdays,
    0x09: freezing, 0x0A: loadRecord, 0x0B: settlement, 0x0C: passwords, 0x0E: bounds,
    0x0F: energyLimits, 0x10: moneyLimits, 0x11: features, 0x14: trip,
  ]

  private static let clock: [Row?] = [
    Row("日期及星期", "date", .date), Row("时间", "time", .time),
    Row("最大需量周期", "demand period", count(1), "min"), Row("滑差时间", "demand slide", count(1), "min"),
    Row("校表脉冲宽度", "test pulse width", count(2), "ms"),
    Row("两套时区表切换时间", "switch time of the zone tables", .stamp),
    Row("两套日时段表切换时间", "switch time of the slot tables", .stamp),
    Row("两套费率电价切换时间", "switch time of the tariff prices", .stamp),
    Row("两套阶梯切换时间", "switch time of the ladders", .stamp), nil, nil,
    Row("日期时间", "date and time", .dateTime),
  ]
  private static let counts: [Row?] = [
    Row("年时区数", "year zones", count(1)), Row("日时段表数", "slot tables", count(1)),
    Row("日时段数", "slots a day", count(1)), Row("费率数", "tariffs", count(1)),
    Row("公共假日数", "holidays", count(2)), Row("谐波分析次数", "harmonics", count(1)),
    Row("阶梯数", "ladder steps", count(1)),
  ]
  private static let display: [Row?] = [
    Row("自动循环显示屏数", "screens shown by turns", count(1)),
    Row("每屏显示时间", "time of one screen", count(1), "s"),
    Row("显示电能小数位数", "energy decimals shown", count(1)),
    Row("显示功率（最大需量）小数位数", "power decimals shown", count(1)),
    Row("按键循环显示屏数", "screens shown by key", count(1)),
    Row("电流互感器变比", "current transformer ratio", count(3)),
    Row("电压互感器变比", "voltage transformer ratio", count(3)),
  ]
  private static let combination: [Row?] = [
    Row("有功组合方式特征字", "active combination word", .bits(byteCount: 1)),
    Row("无功组合方式1特征字", "reactive combination word 1", .bits(byteCount: 1)),
    Row("无功组合方式2特征字", "reactive combination word 2", .bits(byteCount: 1)),
  ]
  private static let rates: [Row?] = [
    Row("调制型红外光口通信速率特征字", "infrared rate word", .bits(byteCount: 1)),
    Row("接触式红外光口通信速率特征字", "optical contact rate word", .bits(byteCount: 1)),
    Row("通信口1通信速率特征字", "port 1 rate word", .bits(byteCount: 1)),
    Row("通信口2通信速率特征字", "port 2 rate word", .bits(byteCount: 1)),
    Row("通信口3通信速率特征字", "port 3 rate word", .bits(byteCount: 1)),
  ]
  private static let weekdays: [Row?] = [
    Row("周休日特征字", "weekday word", .bits(byteCount: 1)),
    Row("周休日采用的日时段表号", "slot table of rest days", count(1)),
  ]
  private static let freezing: [Row?] = [
    Row("负荷记录模式字", "load record word", .bits(byteCount: 1)),
    Row("定时冻结数据模式字", "timed freeze word", .bits(byteCount: 1)),
    Row("瞬时冻结数据模式字", "instant freeze word", .bits(byteCount: 1)),
    Row("约定冻结数据模式字", "agreed freeze word", .bits(byteCount: 1)),
    Row("整点冻结数据模式字", "hourly freeze word", .bits(byteCount: 1)),
    Row("日冻结数据模式字", "daily freeze word", .bits(byteCount: 1)),
  ]
  private static let loadRecord: [Row?] =
    [Row("负荷记录起始时间", "start of the load record", .monthDayTime)]
    + (1...6).map { Row("第\($0)类负荷记录间隔时间", "load record interval, class \($0)", count(2), "min") }
  private static let settlement: [Row?] = (1...3).map {
    Row("每月第\($0)结算日", "settlement day \($0) of a month", .dayHour)
  }
  private static let passwords: [Row?] = (0...9).map {
    var row = Row("\($0)级密码", "password of level \($0)", .digits(byteCount: 4))
    row.access = .write
    return row
  }
  private static let bounds: [Row?] = [
    Row("正向有功功率上限值", "upper limit of forward power", count(3, decimals: 4), "kW"),
    Row("反向有功功率上限值", "upper limit of reverse power", count(3, decimals: 4), "kW"),
    Row("电压上限值", "upper limit of voltage", count(2, decimals: 1), "V"),
    Row("电压下限值", "lower limit of voltage", count(2, decimals: 1), "V"),
  ]
  private static let energyLimits: [Row?] = [
    Row("报警电量1限值", "alarm energy 1", count(4, decimals: 2), "kWh"),
    Row("报警电量2限值", "alarm energy 2", count(4, decimals: 2), "kWh"),
    Row("囤积电量限值", "hoarding limit of energy", count(4, decimals: 2), "kWh"),
    Row("透支电量限值", "overdraft limit of energy", count(4, decimals: 2), "kWh"),
  ]
  private static let moneyLimits: [Row?] = [
    Row("报警金额1限值", "alarm money 1", count(4, decimals: 2), "CNY"),
    Row("报警金额2限值", "alarm money 2", count(4, decimals: 2), "CNY"),
    Row("透支金额限值", "overdraft limit of money", count(4, decimals: 2), "CNY"),
    Row("囤积金额限值", "hoarding limit of money", count(4, decimals: 2), "CNY"),
    Row("合闸允许金额限值", "money from which closing is allowed", count(4, decimals: 2), "CNY"),
  ]
  private static let features: [Row?] = [
    Row("电表运行特征字1", "run feature word 1", .bits(byteCount: 1))
  ]
  private static let trip: [Row?] = [Row("跳闸延时时间", "trip delay", count(2), "min")]
}
