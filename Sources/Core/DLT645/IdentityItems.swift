/// Who a meter is: 040004xx and 048000xx.
///
/// The ASCII items differ in length: one length for all of them is a common mistake.
enum IdentityItems {
  private typealias Row = (
    zh: String, en: String, format: ItemFormat, access: ItemDefinition.Access
  )

  private static let rows: [Row] = [
    ("通信地址", "communication address", .digits(byteCount: 6), .readWrite),
    ("表号", "meter number", .digits(byteCount: 6), .readWrite),
    ("资产管理编码", "asset code", .ascii(byteCount: 32), .readWrite),
    ("额定电压", "rated voltage", .ascii(byteCount: 6), .read),
    ("额定电流/基本电流", "basic current", .ascii(byteCount: 6), .read),
    ("最大电流", "maximum current", .ascii(byteCount: 6), .read),
    ("有功准确度等级", "active accuracy class", .ascii(byteCount: 4), .read),
    ("无功准确度等级", "reactive accuracy class", .ascii(byteCount: 4), .read),
    (
      "电表有功常数", "active meter constant", .number(byteCount: 3, decimals: 0, isSigned: false), .read
    ),
    (
      "电表无功常数", "reactive meter constant", .number(byteCount: 3, decimals: 0, isSigned: false),
      .read
    ),
    ("电表型号", "model", .ascii(byteCount: 10), .read),
    ("生产日期", "date of manufacture", .ascii(byteCount: 10), .read),
    ("协议版本号", "protocol version", .ascii(byteCount: 16), .read),
    ("客户编号", "customer number", .digits(byteCount: 6), .readWrite),
  ]

  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    let number = Int(id.byte(0))
    guard (1...rows.count).contains(number) else { return nil }
    let row = rows[number - 1]
    let unit: String? =
      switch number {
      case 9: "imp/kWh"
      case 10: "imp/kvarh"
      default: nil
      }
    return ItemDefinition(
      id, ItemName(row.zh, row.en), row.format, unit: unit, access: row.access)
  }

  /// 04800001…03.
  static func maker(_ id: DataIdentifier) -> ItemDefinition {
    let names = [
      ItemName("厂家软件版本号", "software version"), ItemName("厂家硬件版本号", "hardware version"),
      ItemName("厂家编号", "maker"),
    ]
    return ItemDefinition(id, names[Int(id.byte(0)) - 1], .ascii(byteCount: 32))
  }
}
