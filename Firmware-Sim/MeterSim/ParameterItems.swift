import DLT645
import Units

/// Class 04: clock, tables, addresses, status words.
extension Meter {
  /// 04001001: the money below which the meter warns, 0.01 yuan.
  private static let alarm: Int64 = 20_00

  func parameterItem(_ id: DataIdentifier) -> [UInt8]? {
    switch id.rawValue {
    case 0x0400_0101: return dateBytes
    case 0x0400_0102: return timeBytes
    // 0400010C shows YYMMDDWWhhmmss: the time is its low end.
    case 0x0400_010C: return timeBytes + dateBytes
    case 0x0400_0201, 0x0400_0202: return [0x01]
    case 0x0400_0203: return BCD.bytes(Int64(settings.slots.slots.count), byteCount: 1)
    case 0x0400_0204: return BCD.bytes(Int64(EnergyRegisters.tariffCount), byteCount: 1)
    case 0x0400_0205: return BCD.bytes(0, byteCount: 2)
    case 0x0400_0401, 0x0400_0402, 0x0400_040E: return settings.address.wireBytes
    case 0x0400_0404...0x0400_0408, 0x0400_040B...0x0400_040D, 0x0480_0001...0x0480_0003:
      return nameplate(id)
    case 0x0400_0409: return BCD.bytes(1200, byteCount: 3)
    case 0x0400_0501...0x0400_0507: return statusWord(Int(id.byte(0)))
    case 0x0400_0601: return [0x01]
    case 0x0400_0B01:
      return BCD.bytes(
        Int64(settings.settlementDay * 100 + settings.settlementHour), byteCount: 2)
    case 0x0400_0B02, 0x0400_0B03: return BCD.bytes(9999, byteCount: 2)
    case 0x0400_1001: return BCD.bytes(Self.alarm, byteCount: 4)
    case 0x0401_0000: return zoneTable
    case 0x0401_0001: return dayTable
    default: return nil
    }
  }

  private func statusWord(_ number: Int) -> [UInt8] {
    let word = StatusWords(state, alarm: Self.alarm)[number]
    return [UInt8(truncatingIfNeeded: word), UInt8(word >> 8)]
  }

  /// YYMMDDWW, WW 00 on Sunday, low byte first.
  private var dateBytes: [UInt8] {
    let date = state.clock.date
    let number = (Int64(date.year % 100) * 100 + Int64(date.month)) * 100 + Int64(date.day)
    return BCD.bytes(number * 100 + Int64(date.weekday), byteCount: 4)
  }

  /// hhmmss, low byte first.
  private var timeBytes: [UInt8] {
    let clock = state.clock
    let number = (Int64(clock.hour) * 100 + Int64(clock.minute)) * 100 + Int64(clock.second)
    return BCD.bytes(number, byteCount: 3)
  }

  /// One zone the whole year, in all 14 places: MMDDNN.
  private var zoneTable: [UInt8] {
    (0..<SlotTable.capacity).flatMap { _ in BCD.bytes(01_01_01, byteCount: 3) }
  }

  /// hhmmNN, the last slot repeated up to 14.
  private var dayTable: [UInt8] {
    let slots = settings.slots.slots
    return (0..<SlotTable.capacity).flatMap { place in
      let slot = slots[min(place, slots.count - 1)]
      let time = Int64(slot.minute / 60 * 100 + slot.minute % 60)
      return BCD.bytes(time * 100 + Int64(slot.tariff), byteCount: 3)
    }
  }

  /// ASCII travels low end first as well: the text is reversed, NUL fills up behind it.
  private func nameplate(_ id: DataIdentifier) -> [UInt8]? {
    let entry: (text: String, byteCount: Int)? =
      switch id.rawValue {
      case 0x0400_0404: ("220V", 6)
      case 0x0400_0405: ("5A", 6)
      case 0x0400_0406: ("60A", 6)
      case 0x0400_0407: ("2.0", 4)
      case 0x0400_040B: ("DDZY-SIM", 10)
      case 0x0400_040C: ("2026-01", 10)
      case 0x0400_040D: ("DL/T645-2007", 16)
      case 0x0480_0001: ("KIOSK METER SIMULATION", 32)
      case 0x0480_0002: ("NO HARDWARE", 32)
      case 0x0480_0003: ("SIMULATED", 32)
      default: nil
      }
    guard let entry else { return nil }
    let padding = Array(repeating: UInt8(0), count: entry.byteCount - entry.text.utf8.count)
    return padding + entry.text.utf8.reversed()
  }
}
