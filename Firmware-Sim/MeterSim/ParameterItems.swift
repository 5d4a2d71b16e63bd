package import DLT645
import Units

/// Class 04: clock, tables, addresses, limits, status words.
extension Meter {
  private static let alarmMoney = DataIdentifier(rawValue: 0x0400_1001)

  /// What the meter answers to; 04000401, 15H.
  package var address: MeterAddress {
    state.parameters[Self.addressItem].flatMap { MeterAddress(wireBytes: $0) } ?? settings.address
  }

  /// The bytes of a parameter: as written, as set by hand before the start, or from the factory.
  /// `nil` where the meter has no such parameter.
  package func parameter(_ id: DataIdentifier) -> [UInt8]? {
    if let bytes = state.parameters[id] ?? fixed[id] { return bytes }
    let factory = FactoryParameters(settings: settings)[id]
    guard factory == nil else { return factory }
    guard hasParameter(id), let format = Catalogue.definition(of: id)?.format else { return nil }
    return Array(repeating: 0, count: format.byteCount)
  }

  /// The number in a parameter of digits, without its decimal point; 0 where it holds none.
  package func parameterNumber(_ id: DataIdentifier) -> Int64 {
    parameter(id).flatMap { BCD.number($0.prefix(9)) } ?? 0
  }

  /// Whether `id` is a parameter that can be written: what the catalogue lists as such, without the
  /// transformers and tariffs that a single-phase meter lacks.
  func hasParameter(_ id: DataIdentifier) -> Bool {
    switch id.rawValue {
    case 0x0400_0306, 0x0400_0307: return false
    case 0x0405_0000...0x0405_FFFF:
      guard id.byte(0) <= EnergyRegisters.tariffCount else { return false }
    default: break
    }
    return id.byte(3) == 0x04 && Catalogue.definition(of: id)?.access == .readWrite
  }

  func parameterItem(_ id: DataIdentifier) -> [UInt8]? {
    switch id.rawValue {
    case 0x0400_0101: dateBytes
    case 0x0400_0102: timeBytes
    // 0400010C shows YYMMDDWWhhmmss: the time is its low end.
    case 0x0400_010C: timeBytes + dateBytes
    case 0x0400_0401: address.wireBytes
    case 0x0400_0404...0x0400_0408, 0x0400_040B...0x0400_040D, 0x0480_0001...0x0480_0003:
      nameplate(id)
    case 0x0400_0409: BCD.bytes(1200, byteCount: 3)
    case 0x0400_0501...0x0400_0508: statusWord(Int(id.byte(0)))
    default: parameter(id)
    }
  }

  /// Status word `number`, 1…8, low byte first.
  private func statusWord(_ number: Int) -> [UInt8] {
    let word = StatusWords(
      state, alarm: parameterNumber(Self.alarmMoney),
      isProgrammingPermitted: isProgrammingPermitted,
      isAuthenticated: isAuthenticated,
      hasLocalAccount: settings.prepaid.tripsByItself)[number]
    return [UInt8(truncatingIfNeeded: word), UInt8(word >> 8)]
  }

  /// YYMMDDWW, WW 00 on Sunday, low byte first.
  private var dateBytes: [UInt8] {
    let date = state.clock.date
    return [WireTime.byte(date.weekday)] + WireTime.bytes(state.clock).dropFirst(3)
  }

  /// hhmmss, low byte first.
  private var timeBytes: [UInt8] { Array(WireTime.bytes(state.clock).prefix(3)) }

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
