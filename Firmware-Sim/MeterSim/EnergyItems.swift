import DLT645

/// Class 00: energies and the prepaid account.
extension Meter {
  func energyItem(_ id: DataIdentifier) -> [UInt8]? {
    let (tariff, day) = (Int(id.byte(1)), Int(id.byte(0)))
    switch id.byte(2) {
    case 0x00: return combined(registers(settlementsBack: day), tariff: tariff)
    case 0x01: return registers(settlementsBack: day).flatMap { energy(in: $0, tariff: tariff) }
    case 0x02:
      return energy(in: EnergyRegisters(), tariff: day <= MeterState.historyCount ? tariff : -1)
    case 0x0B where tariff == 0: return periodUse(back: day)
    case 0x90 where tariff == 2: return money(day)
    default: return nil
    }
  }

  /// The registers now (0) or at the settlement days before; all zero before the meter was fitted.
  private func registers(settlementsBack day: Int) -> EnergyRegisters? {
    guard day > 0 else { return state.energy }
    guard day <= MeterState.historyCount else { return nil }
    return day <= state.history.count ? state.history[day - 1] : EnergyRegisters()
  }

  private func energy(in registers: EnergyRegisters, tariff: Int) -> [UInt8]? {
    guard (0...tariffCount).contains(tariff) else { return nil }
    return BCD.bytes(registers.hundredths(tariff: tariff), byteCount: 4)
  }

  /// How many tariffs are set up (04000204), 1…4: no item and no block has more.
  var tariffCount: Int {
    let number = parameterNumber(DataIdentifier(rawValue: 0x0400_0204))
    return Int(min(max(1, number), Int64(EnergyRegisters.tariffCount)))
  }

  /// Combined active energy by its characteristic word 04000601: b0 adds the forward energy, b1
  /// takes it off. Nothing flows back. It turns over behind 799999.99: its highest bit is the sign.
  private func combined(_ registers: EnergyRegisters?, tariff: Int) -> [UInt8]? {
    let word = parameter(DataIdentifier(rawValue: 0x0400_0601))?.first ?? 0
    guard let registers, (0...tariffCount).contains(tariff) else { return nil }
    let number = registers.hundredths(tariff: tariff) % Self.combinedTurnover
    var bytes = BCD.bytes(number, byteCount: 4)
    switch word & 0b11 {
    case 0b01: break
    // The sign is bit 7 of the highest byte.
    case 0b10: if bytes.contains(where: { $0 != 0 }) { bytes[bytes.count - 1] |= 0x80 }
    default: bytes = Array(repeating: 0, count: bytes.count)
    }
    return bytes
  }

  /// 800000.00 kWh (notes to annex A.1).
  private static let combinedTurnover: Int64 = 80_000_000

  /// 000B0000…0C: what this settlement period and those before used.
  private func periodUse(back: Int) -> [UInt8]? {
    state.use.use(back: back, total: state.energy.counts[0])
      .flatMap { BCD.bytes($0 / EnergyRegisters.step, byteCount: 4) }
  }

  /// 00900200 what is left, 00900201 what is owed.
  private func money(_ which: Int) -> [UInt8]? {
    switch which {
    case 0: BCD.bytes(state.account.remaining, byteCount: 4)
    case 1: BCD.bytes(state.account.overdraft, byteCount: 4)
    default: nil
    }
  }
}
