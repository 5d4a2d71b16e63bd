/// What is measured now: DI3 = 02H (table A.3; the prices are filed extensions).
enum InstantItems {
  static let maximumHarmonic = 21

  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    switch (id.byte(2), id.byte(1), id.byte(0)) {
    case (0x80, 0, let number): return single(id, number)
    case (0x0A...0x0B, 1...3, let order) where (1...maximumHarmonic).contains(Int(order)):
      return harmonic(id)
    case (let quantity, let phase, 0) where phase <= 3: return measured(id, quantity, phase: phase)
    default: return nil
    }
  }

  private static let phaseNames = ["", "A", "B", "C"]

  private static func measured(
    _ id: DataIdentifier, _ quantity: UInt8, phase: UInt8
  ) -> ItemDefinition? {
    // Only the powers and the power factor have a total, under phase 0.
    guard phase > 0 || (0x03...0x06).contains(quantity) else { return nil }
    let form: (zh: String, en: String, bytes: Int, decimals: Int, signed: Bool, unit: String?)
    switch quantity {
    case 0x01: form = ("电压", "voltage", 2, 1, false, "V")
    case 0x02: form = ("电流", "current", 3, 3, true, "A")
    case 0x03: form = ("有功功率", "active power", 3, 4, true, "kW")
    case 0x04: form = ("无功功率", "reactive power", 3, 4, true, "kvar")
    case 0x05: form = ("视在功率", "apparent power", 3, 4, true, "kVA")
    case 0x06: form = ("功率因数", "power factor", 2, 3, true, nil)
    case 0x07: form = ("相角", "phase angle", 2, 1, false, "°")
    case 0x08: form = ("电压波形失真度", "voltage distortion", 2, 2, false, "%")
    case 0x09: form = ("电流波形失真度", "current distortion", 2, 2, false, "%")
    default: return nil
    }
    let letter = phaseNames[Int(phase)]
    let name =
      phase > 0
      ? ItemName("\(letter)相\(form.zh)", "phase \(letter) \(form.en)")
      : ItemName(quantity == 0x06 ? "总功率因数" : "瞬时总\(form.zh)", "total \(form.en)")
    return ItemDefinition(
      id, name,
      .number(byteCount: form.bytes, decimals: form.decimals, isSigned: form.signed),
      unit: form.unit)
  }

  private static func harmonic(_ id: DataIdentifier) -> ItemDefinition {
    let letter = phaseNames[Int(id.byte(1))]
    let isVoltage = id.byte(2) == 0x0A
    return ItemDefinition(
      id,
      ItemName(
        "\(letter)相\(isVoltage ? "电压" : "电流")\(id.byte(0))次谐波含量",
        "phase \(letter) \(isVoltage ? "voltage" : "current"), harmonic \(id.byte(0))"),
      .number(byteCount: 2, decimals: 2, isSigned: false), unit: "%")
  }

  /// 028000xx. Frequency is 02 and temperature 07: they are often taken for each other.
  private static func single(_ id: DataIdentifier, _ number: UInt8) -> ItemDefinition? {
    let form: (zh: String, en: String, bytes: Int, decimals: Int, signed: Bool, unit: String)
    switch number {
    case 0x01: form = ("零线电流", "neutral current", 3, 3, false, "A")
    case 0x02: form = ("电网频率", "mains frequency", 2, 2, false, "Hz")
    case 0x03: form = ("一分钟有功总平均功率", "one-minute average active power", 3, 4, true, "kW")
    case 0x04: form = ("当前有功需量", "present active demand", 3, 4, true, "kW")
    case 0x05: form = ("当前无功需量", "present reactive demand", 3, 4, true, "kvar")
    case 0x06: form = ("当前视在需量", "present apparent demand", 3, 4, true, "kVA")
    case 0x07: form = ("表内温度", "temperature in the meter", 2, 1, true, "°C")
    case 0x08: form = ("时钟电池电压", "clock battery voltage", 2, 2, false, "V")
    case 0x09: form = ("停电抄表电池电压", "read-out battery voltage", 2, 2, false, "V")
    case 0x0A: form = ("内部电池工作时间", "battery time in use", 4, 0, false, "min")
    case 0x0B: form = ("当前阶梯电价", "ladder price in force", 4, 4, false, "CNY/kWh")
    case 0x20: form = ("当前电价", "price in force", 4, 4, false, "CNY/kWh")
    case 0x21: form = ("当前费率电价", "tariff price in force", 4, 4, false, "CNY/kWh")
    default: return nil
    }
    return ItemDefinition(
      id, ItemName(form.zh, form.en),
      .number(byteCount: form.bytes, decimals: form.decimals, isSigned: form.signed),
      unit: form.unit)
  }
}
