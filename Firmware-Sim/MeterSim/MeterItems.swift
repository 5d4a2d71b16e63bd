import DLT645
import Units

/// What stands behind each identifier, low byte first and without 33H.
extension Meter {
  /// The data of an item or a block; `nil` where the meter has none.
  func data(of id: DataIdentifier) -> [UInt8]? {
    if let parts = block(id) { return parts.flatMap { $0 } }
    return item(id)
  }

  /// A single item: what was written, else what was set by hand, else what the meter has.
  private func item(_ id: DataIdentifier) -> [UInt8]? {
    if let set = state.parameters[id] ?? fixed[id] { return set }
    switch id.byte(3) {
    case 0x00: return energyItem(id)
    case 0x02: return instantItem(id)
    case 0x03 where id.byte(2) == 0x33: return purchaseItem(id)
    case 0x03, 0x1D, 0x1E: return eventItem(id)
    case 0x04: return parameterItem(id)
    case 0x05: return freezeItem(id)
    case 0x06: return loadRecords(id)
    default: return nil
    }
  }

  /// The parts of a block in order (FFH in DI2, DI1 or DI0, DL/T 645-2007 annex A).
  private func block(_ id: DataIdentifier) -> [[UInt8]]? {
    switch (id.byte(3), id.byte(2), id.byte(1), id.byte(0)) {
    case (0x00, 0x00...0x02, let tariff, let day) where tariff == 0xFF || day == 0xFF:
      energyBlock(id, tariff: tariff, day: day)
    case (0x02, 0x01...0x07, 0xFF, 0x00):
      // A single-phase meter has no phase B and C: their parts are all FFH.
      phases(of: id).map { item(id.replacing(byte: 1, with: $0)) ?? absentPart(of: id) }
    case (0x04, 0x00, 0x05, 0xFF):
      (1...StatusWords.count).compactMap { item(id.replacing(byte: 0, with: UInt8($0))) }
    default: nil
    }
  }

  private func energyBlock(_ id: DataIdentifier, tariff: UInt8, day: UInt8) -> [[UInt8]]? {
    let tariffs = tariff == 0xFF ? 0...UInt8(tariffCount) : tariff...tariff
    let days = day == 0xFF ? 0...UInt8(MeterState.historyCount) : day...day
    let parts = days.flatMap { day in
      tariffs.map { item(id.replacing(byte: 1, with: $0).replacing(byte: 0, with: day)) }
    }
    return parts.contains(nil) ? nil : parts.compactMap { $0 }
  }

  /// DI1 of a phase block's parts: powers and power factor begin with the total.
  private func phases(of id: DataIdentifier) -> ClosedRange<UInt8> {
    (0x03...0x06).contains(id.byte(2)) ? 0...3 : 1...3
  }

  private func absentPart(of id: DataIdentifier) -> [UInt8] {
    let count = item(id.replacing(byte: 1, with: 1))?.count ?? 0
    return Array(repeating: 0xFF, count: count)
  }

  /// How often something happened, or one of its last ten records.
  private func eventItem(_ id: DataIdentifier) -> [UInt8]? {
    if let part = switchPart(id) { return part }
    guard let (kind, number) = EventKind.item(id) else { return nil }
    guard let number else { return BCD.bytes(Int64(state.events.count(kind)), byteCount: 3) }
    return state.events.record(kind, number)
      ?? EventKind.recordByteCounts[kind].map { emptyRecord(byteCount: $0) }
  }

  /// 1D00ppnn and 1E00ppnn: the operator (pp 02), one energy (03…08) or all (FF) of a record; the
  /// record whole stands under pp 01, where other meters have its time alone.
  private func switchPart(_ id: DataIdentifier) -> [UInt8]? {
    let whole = id.replacing(byte: 1, with: 0x01)
    guard id.byte(1) != 0x01, let (kind, number) = EventKind.item(whole), kind.isOfSwitch,
      number != nil, let record = eventItem(whole)
    else { return nil }
    switch id.byte(1) {
    case 0x02: return Array(record[6..<10])
    case 0x03...0x08:
      let first = 10 + 4 * Int(id.byte(1) - 0x03)
      return Array(record[first..<(first + 4)])
    case 0xFF: return record
    default: return nil
    }
  }
}
