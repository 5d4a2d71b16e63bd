/// What is measured now: DI3 = 02H (table A.3; the prices are filed extensions).
enum InstantItems {
  static let maximumHarmonic: UInt8 = 21

  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    row(of: id)?.definition(of: id)
  }

  static func name(of id: DataIdentifier) -> ItemName {
    let name = registerName(of: id)
    guard isPower(id) else { return name }
    return ItemName("瞬时\(name.zh)", name.en)
  }

  /// Without the word for now, which only powers have.
  static func registerName(of id: DataIdentifier) -> ItemName {
    guard let name = row(of: id)?.name else { return .none }
    let (quantity, phase) = (id.byte(2), id.byte(1))
    switch quantity {
    case 0x80: return name
    case 0x0A...0x0B:
      let letter = ItemName.phase(phase)
      return ItemName(
        "\(letter.zh)\(name.zh)\(id.byte(0))次谐波含量", "\(letter.en)\(name.en), harmonic \(id.byte(0))"
      )
    default:
      guard phase == 0 else {
        let letter = ItemName.phase(phase)
        return ItemName("\(letter.zh)\(name.zh)", "\(letter.en)\(name.en)")
      }
      return ItemName("总\(name.zh)", "total \(name.en)")
    }
  }

  private static func isPower(_ id: DataIdentifier) -> Bool { (0x03...0x05).contains(id.byte(2)) }

  private static func row(of id: DataIdentifier) -> ItemRow? {
    switch (id.byte(2), id.byte(1), id.byte(0)) {
    case (0x80, 0, let number): single(number)
    case (0x0A, 1...3, 1...maximumHarmonic):
      ItemRow("电压", "voltage", .count(2, decimals: 2), .percent)
    case (0x0B, 1...3, 1...maximumHarmonic):
      ItemRow("电流", "current", .count(2, decimals: 2), .percent)
    // Only the powers and the power factor have a total, under phase 0.
    case (0x03...0x06, 0...3, 0), (0x01...0x02, 1...3, 0), (0x07...0x09, 1...3, 0):
      measured(id.byte(2))
    default: nil
    }
  }

  private static func measured(_ quantity: UInt8) -> ItemRow {
    switch quantity {
    case 0x01: ItemRow("电压", "voltage", .count(2, decimals: 1), .volt)
    case 0x02: ItemRow("电流", "current", .signed(3, decimals: 3), .ampere)
    case 0x03: ItemRow("有功功率", "active power", .signed(3, decimals: 4), .kilowatt)
    case 0x04: ItemRow("无功功率", "reactive power", .signed(3, decimals: 4), .kilovar)
    case 0x05: ItemRow("视在功率", "apparent power", .signed(3, decimals: 4), .kilovoltAmpere)
    case 0x06: ItemRow("功率因数", "power factor", .signed(2, decimals: 3))
    case 0x07: ItemRow("相角", "phase angle", .count(2, decimals: 1), .degree)
    case 0x08: ItemRow("电压波形失真度", "voltage distortion", .count(2, decimals: 2), .percent)
    default: ItemRow("电流波形失真度", "current distortion", .count(2, decimals: 2), .percent)
    }
  }

  /// 028000xx. Frequency is 02 and temperature 07: they are often taken for each other.
  private static func single(_ number: UInt8) -> ItemRow? {
    switch number {
    case 0x01: ItemRow("零线电流", "neutral current", .count(3, decimals: 3), .ampere)
    case 0x02: ItemRow("电网频率", "mains frequency", .count(2, decimals: 2), .hertz)
    case 0x03:
      ItemRow("一分钟有功总平均功率", "one-minute average active power", .signed(3, decimals: 4), .kilowatt)
    case 0x04: ItemRow("当前有功需量", "present active demand", .signed(3, decimals: 4), .kilowatt)
    case 0x05: ItemRow("当前无功需量", "present reactive demand", .signed(3, decimals: 4), .kilovar)
    case 0x06:
      ItemRow("当前视在需量", "present apparent demand", .signed(3, decimals: 4), .kilovoltAmpere)
    case 0x07: ItemRow("表内温度", "temperature in the meter", .signed(2, decimals: 1), .degreeCelsius)
    case 0x08: ItemRow("时钟电池电压", "clock battery voltage", .count(2, decimals: 2), .volt)
    case 0x09: ItemRow("停电抄表电池电压", "read-out battery voltage", .count(2, decimals: 2), .volt)
    case 0x0A: ItemRow("内部电池工作时间", "battery time in use", .count(4), .minute)
    case 0x0B: ItemRow("当前阶梯电价", "ladder price in force", price, .yuanPerKilowattHour)
    case 0x20: ItemRow("当前电价", "price in force", price, .yuanPerKilowattHour)
    case 0x21: ItemRow("当前费率电价", "tariff price in force", price, .yuanPerKilowattHour)
    case 0x22:
      ItemRow("身份认证时效剩余时间", "authentication still valid for", .count(2), .minute)
    default: nil
    }
  }

  private static let price = ItemFormat.count(4, decimals: 4)
}
