/// Who a meter is: 040004xx and 048000xx.
///
/// The ASCII items differ in length: one length for all of them is a common mistake.
enum IdentityItems {
  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    row(of: id)?.definition(of: id, access: access(of: id))
  }

  static func name(of id: DataIdentifier) -> ItemName { row(of: id)?.name ?? .none }

  private static func row(of id: DataIdentifier) -> ItemRow? {
    switch id.rawValue {
    case 0x0400_0401: ItemRow("通信地址", "communication address", .digits(byteCount: 6))
    case 0x0400_0402: ItemRow("表号", "meter number", .digits(byteCount: 6))
    case 0x0400_0403: ItemRow("资产管理编码", "asset code", .ascii(byteCount: 32))
    case 0x0400_0404: ItemRow("额定电压", "rated voltage", .ascii(byteCount: 6))
    case 0x0400_0405: ItemRow("额定电流/基本电流", "basic current", .ascii(byteCount: 6))
    case 0x0400_0406: ItemRow("最大电流", "maximum current", .ascii(byteCount: 6))
    case 0x0400_0407: ItemRow("有功准确度等级", "active accuracy class", .ascii(byteCount: 4))
    case 0x0400_0408: ItemRow("无功准确度等级", "reactive accuracy class", .ascii(byteCount: 4))
    case 0x0400_0409:
      ItemRow("电表有功常数", "active meter constant", .count(3), .impulsesPerKilowattHour)
    case 0x0400_040A:
      ItemRow("电表无功常数", "reactive meter constant", .count(3), .impulsesPerKilovarHour)
    case 0x0400_040B: ItemRow("电表型号", "model", .ascii(byteCount: 10))
    case 0x0400_040C: ItemRow("生产日期", "date of manufacture", .ascii(byteCount: 10))
    case 0x0400_040D: ItemRow("协议版本号", "protocol version", .ascii(byteCount: 16))
    case 0x0400_040E: ItemRow("客户编号", "customer number", .digits(byteCount: 6))
    case 0x0480_0001: ItemRow("厂家软件版本号", "software version", .ascii(byteCount: 32))
    case 0x0480_0002: ItemRow("厂家硬件版本号", "hardware version", .ascii(byteCount: 32))
    case 0x0480_0003: ItemRow("厂家编号", "maker", .ascii(byteCount: 32))
    default: nil
    }
  }

  private static func access(of id: DataIdentifier) -> ItemDefinition.Access {
    switch id.rawValue {
    case 0x0400_0401...0x0400_0403, 0x0400_040E: .readWrite
    default: .read
    }
  }
}
