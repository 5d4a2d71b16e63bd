import DLT645

/// Class 02: what is measured at this moment.
extension Meter {
  func instantItem(_ id: DataIdentifier) -> [UInt8]? {
    let supply = Supply(power: power, at: state.time, noise: settings.noise)
    switch id.rawValue {
    case 0x0201_0100: return BCD.bytes(supply.voltage, byteCount: 2)
    case 0x0202_0100, 0x0280_0001: return BCD.bytes(supply.current, byteCount: 3)
    case 0x0203_0000, 0x0203_0100, 0x0280_0003: return BCD.bytes(supply.active, byteCount: 3)
    case 0x0204_0000, 0x0204_0100: return BCD.bytes(supply.reactive, byteCount: 3)
    case 0x0205_0000, 0x0205_0100: return BCD.bytes(supply.apparent, byteCount: 3)
    case 0x0206_0000, 0x0206_0100: return BCD.bytes(supply.powerFactor, byteCount: 2)
    case 0x0280_0002: return BCD.bytes(supply.frequency, byteCount: 2)
    case 0x0280_0007: return BCD.bytes(supply.temperature, byteCount: 2)
    case 0x0280_0008: return BCD.bytes(Self.batteryVoltage, byteCount: 2)
    case 0x0280_000B:
      return BCD.bytes(priceInForce.ladder?.price(used: ladderUse) ?? 0, byteCount: 4)
    case 0x0280_0020: return BCD.bytes(priceInForce.now(used: ladderUse), byteCount: 4)
    case 0x0280_0021: return BCD.bytes(priceInForce.tariff, byteCount: 4)
    default: return nil
    }
  }

  /// The clock's lithium cell, 3.64 V.
  private static let batteryVoltage: Int64 = 364
}
