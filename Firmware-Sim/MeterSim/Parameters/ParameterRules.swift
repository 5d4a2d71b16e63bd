import DLT645

/// What a meter takes into its parameters: one with other limits than the format's is refused with
/// the bit that the standard has for it (DL/T 645-2007 annex C).
struct ParameterRules {
  /// Slot tables, tariffs: as the meter is set up.
  let slotTableCount: Int64
  let tariffCount: Int64

  private static let entryByteCount = 3
  private static let maximumZoneCount: Int64 = 14
  private static let maximumSlotTableCount: Int64 = 8
  private static let maximumHolidayCount: Int64 = 254

  /// What speaks against `value` for `id`; empty where nothing does.
  func refusal(of value: [UInt8], for id: DataIdentifier) -> Refusal {
    guard let definition = Catalogue.definition(of: id) else { return .unknownData }
    if let tooMany = tooMany(value, for: id) { return tooMany }
    switch definition.format {
    case .bits: guard value.count == definition.format.byteCount else { return .other }
    default:
      guard case .number = definition.value(of: value[...]).content else {
        guard case .text = definition.value(of: value[...]).content else { return .other }
        return content(value, for: id)
      }
    }
    return content(value, for: id)
  }

  /// Bits 4, 5 and 6: counts and tables that are longer than the meter's.
  private func tooMany(_ value: [UInt8], for id: DataIdentifier) -> Refusal? {
    let number = BCD.number(value.prefix(9))
    let capacity = SlotTable.capacity * Self.entryByteCount
    switch id.rawValue {
    case 0x0400_0201: return exceeds(number, Self.maximumZoneCount) ? .tooManyZones : nil
    case 0x0400_0202: return exceeds(number, Self.maximumSlotTableCount) ? .tooManySlots : nil
    case 0x0400_0203: return exceeds(number, Int64(SlotTable.capacity)) ? .tooManySlots : nil
    case 0x0400_0204:
      return exceeds(number, Int64(EnergyRegisters.tariffCount)) ? .tooManyTariffs : nil
    case 0x0401_0000, 0x0402_0000: return value.count > capacity ? .tooManyZones : nil
    case 0x0401_0001...0x0401_0008, 0x0402_0001...0x0402_0008:
      return value.count > capacity ? .tooManySlots : nil
    default: return nil
    }
  }

  private func exceeds(_ number: Int64?, _ limit: Int64) -> Bool {
    number.map { $0 > limit } ?? false
  }

  /// What the format lets pass and the meter cannot use.
  private func content(_ value: [UInt8], for id: DataIdentifier) -> Refusal {
    let number = BCD.number(value.prefix(9)) ?? 0
    let isRight: Bool
    switch id.rawValue {
    case 0x0400_0103, 0x0400_0104, 0x0400_0201...0x0400_0204: isRight = number > 0
    case 0x0400_0205: isRight = number <= Self.maximumHolidayCount
    case 0x0400_0401:
      isRight = MeterAddress(wireBytes: value).map { !$0.hasWildcard && $0 != .broadcast } ?? false
    case 0x0400_0703...0x0400_0705:
      return RateWord(rawValue: value[0]).baud(edition: .of2007) == nil ? .rateCannotChange : []
    case 0x0400_0802: isRight = (1...slotTableCount).contains(number)
    case 0x0400_0B01...0x0400_0B03:
      isRight = number == 9999 || (1...28).contains(number / 100) && number % 100 < 24
    case 0x0401_0000, 0x0402_0000: return entries(value, highest: slotTableCount, .tooManySlots)
    case 0x0401_0001...0x0401_0008, 0x0402_0001...0x0402_0008:
      return entries(value, highest: tariffCount, .tooManyTariffs)
    default: isRight = true
    }
    return isRight ? [] : .other
  }

  /// NN of each entry stands in its lowest byte; in front of it MMDD or hhmm.
  private func entries(_ value: [UInt8], highest: Int64, _ tooMany: Refusal) -> Refusal {
    for place in stride(from: 0, to: value.count, by: Self.entryByteCount) {
      guard let number = BCD.number(value[place...place]), number > 0 else { return .other }
      if number > highest { return tooMany }
    }
    return []
  }
}
