import DLT645
import Units

/// Class 05: what was frozen, and when it is.
extension Meter {
  /// Keeps the values of this moment under `kind`.
  mutating func freeze(_ kind: FreezeKind) { freeze(kind, atMinute: state.clockSeconds / 60) }

  /// Keeps the values of this moment as those of `minute` of the meter's clock.
  mutating func freeze(_ kind: FreezeKind, atMinute minute: Int64) {
    let tariffs = kind == .hourly ? 0...0 : 0...EnergyRegisters.tariffCount
    let supply = Supply(power: power, at: state.time, noise: settings.noise)
    let keepsPower = kind != .hourly
    state.freezes.add(
      FreezeRecord(
        minute: minute, forward: tariffs.map { state.energy.hundredths(tariff: $0) },
        active: keepsPower ? supply.active : 0, reactive: keepsPower ? supply.reactive : 0),
      to: kind)
  }

  /// Does what is due at a full hour of the meter's clock.
  mutating func freezeHour() {
    let now = state.clockSeconds
    freeze(.hourly)
    if now % 86_400 == 0 { freeze(.daily) }
  }

  mutating func freezeIfScheduled() {
    guard let schedule = state.freezeSchedule, schedule.isDue(at: state.clockSeconds) else {
      return
    }
    freeze(.timed)
  }

  func freezeItem(_ id: DataIdentifier) -> [UInt8]? {
    guard let kind = FreezeKind(rawValue: id.byte(2)), (1...kind.depth).contains(Int(id.byte(0)))
    else { return nil }
    let record = state.freezes.record(kind, Int(id.byte(0)))
    guard id.byte(1) == 0xFF else { return part(id.byte(1), of: kind, record) }
    let kept = keptParts(of: kind)
    return Self.blockParts(of: kind).reduce(part(0, of: kind, record) ?? []) { bytes, number in
      let part = kept.contains(number) ? part(number, of: kind, record) ?? [] : []
      return bytes + (settings.separatesFreezes ? [Self.separator] : []) + part
    }
  }

  private static let separator: UInt8 = 0xAA

  /// DI1 of the parts behind the time: energies, demands and variables; of an hour two energies.
  private static func blockParts(of kind: FreezeKind) -> [UInt8] {
    kind == .hourly ? [0x01, 0x02] : Array(0x01...0x0A) + [0x10]
  }

  /// Those that the kind's mode word asks for: b0 forward, b1 reverse, b7 variables.
  private func keptParts(of kind: FreezeKind) -> [UInt8] {
    let id = DataIdentifier(rawValue: 0x0400_0900).replacing(byte: 0, with: kind.modeWord)
    let word = parameter(id)?.first ?? 0
    return [(0, 0x01), (1, 0x02), (7, 0x10)].filter { word & 1 << UInt8($0.0) != 0 }.map(\.1)
  }

  /// The bytes behind DI1 = `number`; all filled up where nothing was frozen yet, `nil` for what
  /// this meter does not measure.
  private func part(_ number: UInt8, of kind: FreezeKind, _ record: FreezeRecord?) -> [UInt8]? {
    let isHourly = kind == .hourly
    let count = isHourly ? 1 : 1 + tariffCount
    let length: Int
    switch number {
    case 0x00: length = 5
    case 0x01, 0x02: length = 4 * count
    case 0x10 where !isHourly: length = 8 * 3
    default: return nil
    }
    guard let record else { return emptyRecord(byteCount: length) }
    switch number {
    case 0x00: return WireTime.minuteBytes(CivilTime(secondsSince1970: record.minute * 60))
    case 0x01: return record.forward.prefix(count).flatMap { BCD.bytes($0, byteCount: 4) }
    case 0x02: return Array(repeating: 0, count: length)
    default: return variables(record)
    }
  }

  /// Active total, A, B, C, then reactive total, A, B, C: B and C are absent.
  private func variables(_ record: FreezeRecord) -> [UInt8] {
    [record.active, record.reactive].flatMap { power in
      let bytes = BCD.bytes(power, byteCount: 3)
      return bytes + bytes + Array(repeating: 0xFF, count: 6)
    }
  }

  /// A record that was never made.
  func emptyRecord(byteCount: Int) -> [UInt8] {
    Array(repeating: settings.emptyRecordFill, count: byteCount)
  }
}
