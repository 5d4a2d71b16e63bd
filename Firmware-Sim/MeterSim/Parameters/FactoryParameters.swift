import DLT645
import MeterFace

/// What the parameters hold before anybody writes them, low byte first.
struct FactoryParameters {
  let settings: MeterSettings

  /// 04001001: the money below which the meter warns, 0.01 yuan.
  private static let alarmMoney: Int64 = 20_00

  /// 2400.
  private static let usualRate = RateWord(rawValue: 0x08)

  /// `nil` for what has no value of its own: all zero.
  subscript(id: DataIdentifier) -> [UInt8]? {
    switch id.rawValue {
    // 15 minutes, sliding by one.
    case 0x0400_0103: BCD.bytes(15, byteCount: 1)
    case 0x0400_0104: [0x01]
    case 0x0400_0105: BCD.bytes(80, byteCount: 2)
    case 0x0400_0201, 0x0400_0202: [0x01]
    case 0x0400_0203: BCD.bytes(Int64(settings.slots.slots.count), byteCount: 1)
    case 0x0400_0204: BCD.bytes(Int64(EnergyRegisters.tariffCount), byteCount: 1)
    case 0x0400_0205: BCD.bytes(0, byteCount: 2)
    case 0x0400_0207: BCD.bytes(Int64(settings.ladderLimits.count), byteCount: 1)
    case 0x0400_0301: BCD.bytes(Int64(Self.automaticItems.count), byteCount: 1)
    case 0x0400_0305: BCD.bytes(Int64(Self.keyedItems.count), byteCount: 1)
    case 0x0400_0302: [0x05]
    case 0x0400_0303: [0x02]
    case 0x0400_0304: [0x04]
    case 0x0400_0401, 0x0400_0402, 0x0400_040E: settings.address.wireBytes
    // Forward active energy alone counts.
    case 0x0400_0601: [0x01]
    case 0x0400_0703:
      [(RateWord(baud: settings.baud, edition: .of2007) ?? Self.usualRate).rawValue]
    case 0x0400_0701...0x0400_0705: [Self.usualRate.rawValue]
    // No weekday is a rest day.
    case 0x0400_0801: [0x7F]
    case 0x0400_0802: [0x01]
    // Forward, reverse and variables; an hour has forward and reverse alone.
    case 0x0400_0902...0x0400_0904, 0x0400_0906: [0x83]
    case 0x0400_0905: [0x03]
    // All classes each full hour.
    case 0x0400_0901: [0x3F]
    case 0x0400_0A01: BCD.bytes(01_01_00_00, byteCount: 4)
    case 0x0400_0A02...0x0400_0A07: BCD.bytes(60, byteCount: 2)
    case 0x0400_0B01:
      BCD.bytes(Int64(settings.settlementDay * 100 + settings.settlementHour), byteCount: 2)
    case 0x0400_0B02, 0x0400_0B03: BCD.bytes(9999, byteCount: 2)
    case 0x0400_1001: BCD.bytes(Self.alarmMoney, byteCount: 4)
    case 0x0401_0000, 0x0402_0000: zoneTable
    case 0x0401_0001...0x0401_0008, 0x0402_0001...0x0402_0008: dayTable
    case 0x0405_0101...0x0405_0104, 0x0405_0201...0x0405_0204:
      BCD.bytes(settings.price, byteCount: 4)
    case 0x0404_0101...0x0404_01FE: Self.entry(id, of: Self.automaticItems)
    case 0x0404_0201...0x0404_02FE: Self.entry(id, of: Self.keyedItems)
    case 0x0406_0001...0x0406_0003, 0x0406_0201...0x0406_0203:
      Self.number(id, of: settings.ladderLimits)
    case 0x0406_0101...0x0406_0104, 0x0406_0301...0x0406_0304:
      Self.number(id, of: settings.ladderPrices)
    default: nil
    }
  }

  private static let automaticItems = entries(DisplayList.household.automatic)
  private static let keyedItems = entries(DisplayList.household.keyed)

  /// An entry without a screen number stands for all screens of its item.
  private static func entries(_ items: [DisplayItem]) -> [DataIdentifier] {
    items.filter { $0.page == 0 }.map(\.id)
  }

  private static func entry(_ id: DataIdentifier, of items: [DataIdentifier]) -> [UInt8]? {
    let place = Int(id.byte(0)) - 1
    return items.indices.contains(place) ? items[place].wireBytes : nil
  }

  /// Four bytes of digits: the number that DI0 counts from 1.
  private static func number(_ id: DataIdentifier, of numbers: [Int64]) -> [UInt8]? {
    let place = Int(id.byte(0)) - 1
    return numbers.indices.contains(place) ? BCD.bytes(numbers[place], byteCount: 4) : nil
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
}
